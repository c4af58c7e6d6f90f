using Summarizer.Cli.Running;

namespace Summarizer.Cli.Output;

/// <summary>An HTML page that a command writes beside its output.</summary>
internal static class ReportFile
{
    /// <summary>Finds out that the page cannot be written before hours of work, not after them.</summary>
    /// <exception cref="CommandException">Its folder does not exist.</exception>
    public static void Check(string? path)
    {
        if (path is not null && Path.GetDirectoryName(Path.GetFullPath(path)) is var folder && !Directory.Exists(folder))
        {
            throw new CommandException($"The folder '{folder}' of the report does not exist. Create it, or write the report elsewhere.");
        }
    }

    /// <summary>Writes the page, if one was asked for, and says where it is.</summary>
    public static async Task WriteAsync(string? path, string page, Terminal terminal, CancellationToken cancellationToken)
    {
        if (path is not null)
        {
            await File.WriteAllTextAsync(path, page, cancellationToken);
            await terminal.Error.WriteLineAsync($"report: {Path.GetFullPath(path)}");
        }
    }
}
