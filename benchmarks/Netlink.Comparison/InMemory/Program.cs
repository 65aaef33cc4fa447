using HostDevice.Benchmarks;

return SuiteProgram.Run(typeof(Program).Assembly, args);
