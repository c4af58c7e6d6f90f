namespace Summarizer.Benchmarking.Planning;

/// <summary>
/// What the roofline of the measured machine predicts for one request, beside what was measured. Errors are (predicted - measured) /
/// measured.
/// </summary>
/// <param name="TtftMs">Predicted time to first token, in milliseconds.</param>
/// <param name="TpotMs">Predicted time per output token; absent for a single output token.</param>
/// <param name="E2eMs">Predicted end-to-end time.</param>
/// <param name="TtftError">Error of it against the measured median.</param>
/// <param name="TpotError">Error of it; absent for a single output token.</param>
/// <param name="E2eError">Error of it.</param>
public sealed record PredictedTimes(double TtftMs, double? TpotMs, double E2eMs, double TtftError, double? TpotError, double E2eError)
{
    internal static PredictedTimes Of(PassTimes predicted, int outputTokens, double ttft, double? tpot, double endToEnd)
    {
        double? perToken = outputTokens > 1 ? predicted.Others / (outputTokens - 1) : null;
        return new(
            Math.Round(predicted.FirstToken, 3),
            perToken is { } t ? Math.Round(t, 3) : null,
            Math.Round(predicted.EndToEnd, 3),
            Error(predicted.FirstToken, ttft),
            perToken is { } p && tpot is { } m ? Error(p, m) : null,
            Error(predicted.EndToEnd, endToEnd));
    }

    private static double Error(double predicted, double measured) => Math.Round((predicted - measured) / measured, 3);
}
