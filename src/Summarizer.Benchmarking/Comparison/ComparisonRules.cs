using Summarizer.Requests;

namespace Summarizer.Benchmarking.Comparison;

/// <summary>Checks lengths against every model before the first turn, and reports all that do not fit at once.</summary>
internal static class ComparisonRules
{
    /// <exception cref="InvalidRequestException">A model does not take the lengths.</exception>
    public static void Check(IReadOnlyList<ComparisonArm> arms, ArmInputs inputs, ComparisonPlan plan)
    {
        var errors = new FieldErrors();
        for (var i = 0; i < arms.Count; i++)
        {
            Check(errors, arms[i], inputs[i]().Count, plan.OutputTokens);
        }

        errors.ThrowIfAny();
    }

    /// <summary>Adds what does not fit.</summary>
    public static void Check(FieldErrors errors, ComparisonArm arm, int inputTokens, int outputTokens)
    {
        if (inputTokens > arm.Engine.MaxInputTokens)
        {
            errors.Add("input_tokens", $"The input has {inputTokens} tokens; '{arm.Name}' reads at most {arm.Engine.MaxInputTokens}. Set input_tokens to read less, or give a shorter text.");
        }

        if (outputTokens < 1 || outputTokens > arm.Engine.MaxOutputTokens)
        {
            errors.Add("output_tokens", $"output_tokens must be 1 to {arm.Engine.MaxOutputTokens}, the most that '{arm.Name}' writes; it is {outputTokens}.");
        }
    }
}
