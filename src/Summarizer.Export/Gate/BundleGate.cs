using Microsoft.ML.OnnxRuntime;
using Summarizer.Bundles;

namespace Summarizer.Export.Gate;

/// <summary>The gate that every bundle passes before it is kept: runs, and is near enough to float32.</summary>
/// <param name="precision">Precision of the bundle.</param>
/// <param name="rows">Inputs.</param>
/// <param name="decoderStart">First decoder token.</param>
/// <param name="parameters">Size of the model, which decides whether a float32 copy fits.</param>
internal sealed class BundleGate(Precision precision, long[][] rows, int decoderStart, long parameters)
{
    private const string ReferenceFolder = "reference";

    /// <summary>Compares the graphs in a folder with float32 graphs that are written into it for the time of the comparison.</summary>
    /// <param name="folder">Holds the graphs.</param>
    /// <param name="writeReference">Writes the float32 graphs into a folder.</param>
    /// <param name="warnings">Told when the comparison is left out.</param>
    /// <exception cref="ExportException">The graphs are too far from float32.</exception>
    /// <exception cref="OnnxRuntimeException">The graphs do not run.</exception>
    public NumericGate Run(string folder, Action<string> writeReference, List<string> warnings)
    {
        if (!ReferenceFits())
        {
            warnings.Add($"The numeric gate was left out: float32 graphs of {parameters:N0} parameters need more than half of this machine's memory. Export on a larger machine to have them compared.");
            return NotRun();
        }

        var reference = precision == Precision.Fp32 ? folder : Path.Combine(folder, ReferenceFolder);
        try
        {
            if (precision != Precision.Fp32)
            {
                Directory.CreateDirectory(reference);
                writeReference(reference);
            }

            var gate = new NumericGateRunner(reference, folder, rows, decoderStart).Measure(GateRules.Limit(precision));
            GateRules.Check(gate, precision);
            if (GateRules.Warning(gate, precision) is { } warning)
            {
                warnings.Add(warning);
            }

            return gate;
        }
        catch (OnnxRuntimeException error) when (precision == Precision.Fp16)
        {
            warnings.Add($"The numeric gate was left out: this machine cannot run float16 graphs ({error.Message}). Check the bundle where it will be used.");
            return NotRun();
        }
        finally
        {
            if (reference != folder && Directory.Exists(reference))
            {
                Directory.Delete(reference, recursive: true);
            }
        }
    }

    // One float32 graph is in memory at a time, as file and as packed copy.
    private bool ReferenceFits() => parameters * sizeof(float) < GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    private NumericGate NotRun() => new()
    {
        Ran = false,
        Rows = 0,
        Positions = 0,
        EncoderMaxError = 0,
        LogitsMaxError = 0,
        LogitsRelativeError = 0,
        TopTokenAgreement = 0,
        Limit = GateRules.Limit(precision),
    };
}
