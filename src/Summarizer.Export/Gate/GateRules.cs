using Summarizer.Bundles;

namespace Summarizer.Export.Gate;

/// <summary>How far a bundle may be from float32.</summary>
/// <remarks>
/// The limits tell a broken graph from a coarse one: scores that have nothing to do with the wanted ones have an error of about 1.4, a wrong mask or scale
/// 0.5 and more, and random narrow models, which amplify rounding about forty times, reach 0.5 with 8 bits. A trained model stays far below: 0.015 with
/// 8 bits, 0.045 with 4. So a bundle that passes but is far off for its precision gets a warning.
/// </remarks>
internal static class GateRules
{
    /// <summary>Largest relative error of the logits that a bundle of this precision may have.</summary>
    public static double Limit(Precision precision) => precision switch
    {
        Precision.Fp32 => 1e-3,
        Precision.Fp16 => 0.05,
        Precision.Int8 => 0.7,
        _ => 0.9,
    };

    /// <summary>What the person should know about a bundle that passed; null for nothing.</summary>
    public static string? Warning(NumericGate gate, Precision precision)
    {
        var usual = precision switch
        {
            Precision.Fp32 => 1e-4,
            Precision.Fp16 => 0.01,
            Precision.Int8 => 0.06,
            _ => 0.15,
        };
        return gate.LogitsRelativeError <= usual
            ? null
            : $"The {precision} graphs differ from float32 by {gate.LogitsRelativeError:0.###} of the logits, where {usual} is usual, and agree on {gate.TopTokenAgreement:0%} of the best tokens. Compare the texts of both before using this bundle.";
    }

    /// <summary>Refuses a bundle that computes something else than its checkpoint.</summary>
    /// <exception cref="ExportException">The error is above the limit or not a number.</exception>
    public static void Check(NumericGate gate, Precision precision)
    {
        // The comparison is false for NaN.
        if (!(gate.LogitsRelativeError <= gate.Limit) || !double.IsFinite(gate.EncoderMaxError))
        {
            throw new ExportException(
                $"The {precision} graphs differ from float32 by {gate.LogitsRelativeError:0.###} of the logits (limit {gate.Limit}; encoder output by up to {gate.EncoderMaxError:0.###}). Export with a higher precision.");
        }
    }
}
