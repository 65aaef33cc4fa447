using Xunit.Sdk;
using Xunit.v3;

// Every test takes the kernel's one RTNL mutex and counts what it sees: side by side they would measure each other.
[assembly: Parallelization(Mode = ParallelMode.None)]
