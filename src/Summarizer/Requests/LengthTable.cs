using Summarizer.Bundles;

namespace Summarizer.Requests;

/// <summary>
/// Token bounds of each <see cref="SummaryLength"/>, never above the model's longest output:
/// <list type="table">
/// <listheader><term>length</term><description>fewest - most tokens</description></listheader>
/// <item><term>auto</term><description>0 - 256</description></item>
/// <item><term>short</term><description>0 - 48</description></item>
/// <item><term>medium</term><description>32 - 128</description></item>
/// <item><term>long</term><description>96 - 384</description></item>
/// </list>
/// </summary>
public static class LengthTable
{
    private const int AutoTokens = 256;

    /// <summary>Bounds for one request.</summary>
    /// <param name="length">Wish.</param>
    /// <param name="minTokens">Overrides the lower bound.</param>
    /// <param name="maxTokens">Overrides the upper bound; the lower bound of the wish follows it down.</param>
    /// <param name="limit">Longest output of the model in tokens.</param>
    /// <param name="model">Takes the place of the bounds of auto where the model's publisher has bounds; null for none.</param>
    public static (int Min, int Max) Bounds(SummaryLength length, int? minTokens, int? maxTokens, int limit, GenerationDefaults? model = null)
    {
        var (min, max) = length switch
        {
            SummaryLength.Short => (0, 48),
            SummaryLength.Medium => (32, 128),
            SummaryLength.Long => (96, 384),
            _ => (model?.MinTokens ?? 0, model?.MaxTokens ?? AutoTokens),
        };

        // A lower bound that is given raises the upper bound of the wish, so that both can hold.
        var most = maxTokens ?? Math.Clamp(max, minTokens ?? 0, limit);
        return (minTokens ?? Math.Min(min, most), most);
    }
}
