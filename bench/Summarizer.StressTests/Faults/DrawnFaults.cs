using Summarizer.Engine.Sessions;

namespace Summarizer.StressTests.Faults;

/// <summary>Lets runs fail by the dice, once it is switched on. The engine's thread draws.</summary>
internal sealed class DrawnFaults(Random random) : RunFaults
{
    // Of requests of thirty steps in a batch of four, about a third meet a fault; so does one of ten prompts that are read.
    private const double StepRate = 0.01, EncodeRate = 0.1;

    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(20), Forever = TimeSpan.FromMinutes(1);

    private readonly int[] _counts = new int[Enum.GetValues<RunFault>().Length];
    private volatile bool _on;
    private bool _spoilScores;

    /// <summary>Whether runs fail now.</summary>
    public bool IsOn
    {
        get => _on;
        set => _on = value;
    }

    /// <summary>Faults so far.</summary>
    public int Total => Enum.GetValues<RunFault>().Sum(Count);

    /// <summary>Faults of a kind so far.</summary>
    public int Count(RunFault fault) => Volatile.Read(ref _counts[(int)fault]);

    public override void Before(GraphKind graph, WaitHandle stopped)
    {
        _spoilScores = false;
        if (!_on || random.NextDouble() >= (graph == GraphKind.Decoder ? StepRate : EncodeRate))
        {
            return;
        }

        var fault = (RunFault)random.Next(_counts.Length);
        Interlocked.Increment(ref _counts[(int)fault]);
        switch (fault)
        {
            case RunFault.Slow:
                stopped.WaitOne(Slowness);
                break;
            case RunFault.Hangs:
                // The run that follows was told to end before it began, and does.
                stopped.WaitOne(Forever);
                break;
            case RunFault.NotNumbers when graph == GraphKind.Decoder:
                _spoilScores = true;
                break;
            case RunFault.OutOfMemory:
                throw new InsufficientMemoryException("A fault on purpose: there is no memory.");
            default:
                throw new InvalidOperationException("A fault on purpose: the run threw.");
        }
    }

    public override void AfterStep(DecoderSession decoder, int rows)
    {
        if (_spoilScores)
        {
            for (var row = 0; row < rows; row++)
            {
                decoder.Logits(row).Fill(float.NaN);
            }
        }
    }
}
