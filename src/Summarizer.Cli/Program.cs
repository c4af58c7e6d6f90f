using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Cli.Startup;

using var interrupt = new Interrupt();
return await Tool.RunAsync(args, Terminal.OfProcess(), interrupt.Token);
