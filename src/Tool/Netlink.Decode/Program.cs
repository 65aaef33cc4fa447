using Netlink.Decode;

return Command.Run(args, Console.OpenStandardInput, Console.OpenStandardOutput(), Console.Error);
