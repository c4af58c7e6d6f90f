using Xunit.Sdk;
using Xunit.v3;

// Trials count the native memory of the whole process, so there may be only one at a time.
[assembly: Parallelization(Mode = ParallelMode.None)]
