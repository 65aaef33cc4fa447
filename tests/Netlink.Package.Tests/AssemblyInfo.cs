using Xunit.Sdk;
using Xunit.v3;

// Each test is a build or several, and MSBuild takes all processors for one.
[assembly: Parallelization(Mode = ParallelMode.None)]
