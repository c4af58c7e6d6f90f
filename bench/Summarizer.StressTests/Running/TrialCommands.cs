using System.CommandLine;

namespace Summarizer.StressTests.Running;

/// <summary>The command line: one subcommand per trial.</summary>
internal static class TrialCommands
{
    /// <summary>Claims that did not hold end the program with this.</summary>
    public const int Broken = 1;

    public static RootCommand Create(IEnumerable<Trial> trials)
    {
        var root = new RootCommand("Runs that show what the service promises under faults, stops and load. Each writes a report, and ends with 1 when a claim did not hold.");
        foreach (var trial in trials)
        {
            root.Subcommands.Add(Create(trial));
        }

        return root;
    }

    private static Command Create(Trial trial)
    {
        var count = new Option<int>("--count") { Description = $"How many {trial.Unit}", DefaultValueFactory = _ => trial.FullCount };
        var seed = new Option<int>("--seed") { Description = "Seed of everything that is drawn", DefaultValueFactory = _ => 1 };
        var output = new Option<DirectoryInfo?>("--out") { Description = $"Folder for {trial.Name}.md and {trial.Name}.json; without it the Markdown goes to the screen" };
        var command = new Command(trial.Name, trial.Description) { count, seed, output };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(trial, new(parsed.GetValue(count), parsed.GetValue(seed)), parsed.GetValue(output), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Trial trial, TrialSettings settings, DirectoryInfo? folder, CancellationToken cancellationToken)
    {
        var report = await trial.RunAsync(settings, new ProgressLine(trial, settings.Count), cancellationToken);
        var command = $"dotnet run -c Release --project bench/Summarizer.StressTests -- {trial.Name} --count {settings.Count} --seed {settings.Seed}";
        var markdown = ReportText.Markdown(report, command, Machine.Current());
        if (folder is null)
        {
            Console.Write(markdown);
        }
        else
        {
            folder.Create();
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, trial.Name + ".md"), markdown, cancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, trial.Name + ".json"), ReportText.Json(report, command, Machine.Current()), cancellationToken);
        }

        return report.Holds ? 0 : Broken;
    }

    /// <summary>One line on a terminal that is overwritten; a line per tenth elsewhere.</summary>
    private sealed class ProgressLine(Trial trial, int count) : IProgress<int>
    {
        private int _tenth;

        public void Report(int value)
        {
            var line = $"{trial.Name}: {value} of {count} {trial.Unit}";
            if (!Console.IsErrorRedirected)
            {
                Console.Error.Write($"\r{line}{(value == count ? Environment.NewLine : "")}");
            }
            else if (value * 10L / count is var tenth && Interlocked.Exchange(ref _tenth, (int)tenth) != tenth)
            {
                Console.Error.WriteLine(line);
            }
        }
    }
}
