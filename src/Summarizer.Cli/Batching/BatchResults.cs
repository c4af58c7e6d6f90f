using System.Text.Json;
using Summarizer.Cli.Reports;

namespace Summarizer.Cli.Batching;

/// <summary>Where the results of a batch go, and what is there from an earlier run. Safe for concurrent use.</summary>
internal abstract class BatchResults : IDisposable
{
    /// <summary>The result of an earlier run; null when there is none that can be read.</summary>
    public abstract BatchRecord? Find(string name);

    /// <summary>Stores a result for good: a process that is killed afterwards has not lost it.</summary>
    public abstract void Store(BatchRecord record);

    /// <inheritdoc/>
    public void Dispose() => Close();

    /// <summary>Ends the writing.</summary>
    protected virtual void Close()
    {
    }

    /// <summary>Reads a record; null where the text is none, such as a line that a killed process left half written.</summary>
    protected static BatchRecord? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, CliJson.Readable.BatchRecord);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    protected static string Write(BatchRecord record) => JsonSerializer.Serialize(record, CliJson.Readable.BatchRecord);
}
