using Summarizer.Cli.Output;
using Summarizer.Cli.Running;

using var interrupt = new Interrupt();
return await Tool.RunAsync(args, Terminal.OfProcess(), interrupt.Token);
