using Summarizer.Engine.Scheduling;
using Summarizer.Engine.Sessions;
using Summarizer.Engine.Telemetry;
using Summarizer.GenAi.Generating;

namespace Summarizer.GenAi.Scheduling;

/// <summary>Runs one batch from its inputs to its last token. A run that fails takes only those requests down that took part in it.</summary>
/// <param name="generators">Makes the generator.</param>
/// <param name="encoder">Reads inputs; null in a decoder-only model.</param>
/// <param name="rules">What holds for the encoder's runs.</param>
/// <param name="gate">Counts who runs.</param>
internal sealed class BatchRunner(GeneratorFactory generators, EncoderSession? encoder, RunRules rules, AdmissionGate gate)
{
    /// <summary>Runs a batch; afterwards every request of it has ended.</summary>
    /// <param name="requests">Requests of one search, possibly none.</param>
    /// <param name="between">Called between two runs.</param>
    public void Run(IReadOnlyList<Sequence> requests, Action between)
    {
        var batch = new RunningBatch(requests, gate);
        try
        {
            foreach (var generation in requests)
            {
                generation.Clock.EncodeStarts();
            }

            List<EncodedInput> inputs = encoder is null ? [] : Encode(encoder, requests, between);
            batch.LeaveFinished();
            var rows = encoder is null ? requests : [.. inputs.Select(input => input.Generation)];
            if (rows.Count > 0)
            {
                Generate(batch, rows, [.. inputs.Select(input => input.Output)], between);
            }
        }
        catch (Exception e)
        {
            batch.FailAll("generator", e);
        }

        batch.LeaveFinished();
    }

    // One input at a time: on a processor two passes of one row take as long as one of two, no row changes another's rounding, and one that fails fails alone.
    private List<EncodedInput> Encode(EncoderSession session, IReadOnlyList<Sequence> requests, Action between)
    {
        var inputs = new List<EncodedInput>(requests.Count);
        foreach (var generation in requests)
        {
            between();
            try
            {
                if (!generation.IsOver)
                {
                    var output = session.Encode([generation.InputIds], generation.WantsEmbedding, generation.Cancellation);
                    BatchMeter.Encoded(1, generation.InputIds.Length);
                    generation.Embedding = generation.WantsEmbedding ? output.Mean(0) : null;
                    inputs.Add(new EncodedInput(generation, output));
                }
            }
            catch (Exception e)
            {
                RunningBatch.Fail(generation, "encoder", rules.Explain(GraphKind.Encoder, e));
            }
        }

        return inputs;
    }

    private void Generate(RunningBatch batch, IReadOnlyList<Sequence> rows, IReadOnlyList<EncoderOutput> inputs, Action between)
    {
        List<GeneratedOutput> outputs = [.. rows.Select(row => (GeneratedOutput)row.Search)];
        using var generator = generators.Create(outputs, inputs);
        using var abandoned = new AllCancelled(rows);
        using var stop = abandoned.Token.Register(generator.Stop);
        if (encoder is not null)
        {
            EndReading(rows);
        }

        generator.Read([.. rows.SelectMany(Prompt)], Prompt(rows[0]).Length);
        if (encoder is null)
        {
            BatchMeter.Encoded(rows.Count, outputs[0].PromptLength);
            EndReading(rows);
        }

        var writer = new RowWriter(rows, outputs, batch);
        writer.CheckFirst(generator);
        if (encoder is not null)
        {
            writer.WriteForced(generators.Forced);
        }

        for (batch.LeaveFinished(); !batch.IsOver; batch.LeaveFinished())
        {
            between();
            generator.Step();
            BatchMeter.Decoded(rows.Count * outputs[0].Rows, 1);
            writer.Write(generator);
        }
    }

    private int[] Prompt(Sequence generation) => encoder is null ? generation.InputIds : generators.Prefix;

    private static void EndReading(IReadOnlyList<Sequence> rows)
    {
        foreach (var generation in rows)
        {
            generation.Clock.EncodeEnds();
            generation.MarkInputRead();
        }
    }

    private readonly record struct EncodedInput(Sequence Generation, EncoderOutput Output);
}
