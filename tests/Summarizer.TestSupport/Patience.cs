namespace Summarizer.TestSupport;

/// <summary>Waits of tests for something that must happen.</summary>
public static class Patience
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Gets the longest wait: far more than a machine needs that does other work too, so that only a hang reaches it.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromMinutes(4);

    /// <summary>Waits for a task, at most <see cref="Limit"/>.</summary>
    /// <param name="task">The task.</param>
    /// <exception cref="TimeoutException">It did not complete in that time.</exception>
    public static Task InTimeAsync(this Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.WaitAsync(Limit, TimeProvider.System);
    }

    /// <summary>Waits for the result of a task, at most <see cref="Limit"/>.</summary>
    /// <param name="task">The task.</param>
    /// <exception cref="TimeoutException">It did not complete in that time.</exception>
    public static Task<T> InTimeAsync<T>(this Task<T> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.WaitAsync(Limit, TimeProvider.System);
    }

    /// <summary>Waits until a condition holds, at most <see cref="Limit"/>.</summary>
    /// <param name="holds">The condition, asked again and again.</param>
    /// <exception cref="TimeoutException">It did not hold in that time.</exception>
    public static async Task UntilAsync(Func<bool> holds)
    {
        ArgumentNullException.ThrowIfNull(holds);
        var started = TimeProvider.System.GetTimestamp();
        while (!holds())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Limit)
            {
                throw new TimeoutException($"What the test waits for has not happened within {Limit}.");
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }
}
