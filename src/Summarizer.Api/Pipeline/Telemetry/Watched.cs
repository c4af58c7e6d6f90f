using System.Runtime.CompilerServices;

namespace Summarizer.Api.Pipeline.Telemetry;

/// <summary>Passes work through and notes its failure.</summary>
internal static class Watched
{
    public static async IAsyncEnumerable<T> ReadAsync<T>(IAsyncEnumerable<T> source, MeasuredTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var items = source.GetAsyncEnumerator(cancellationToken);
        while (await CompleteAsync(items.MoveNextAsync().AsTask(), task))
        {
            yield return items.Current;
        }
    }

    public static async Task<T> CompleteAsync<T>(Task<T> work, MeasuredTask task)
    {
        try
        {
            return await work;
        }
        catch (Exception e)
        {
            task.Fail(e);
            throw;
        }
    }
}
