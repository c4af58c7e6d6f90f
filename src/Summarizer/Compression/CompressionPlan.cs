namespace Summarizer.Compression;

/// <summary>Which documents are read, in which order they may spend the budget, and what share each may fill up to.</summary>
internal sealed class CompressionPlan
{
    // A document that shares no word with the question still gets a little, since the model may see what words do not show.
    private const double LeastWeight = 0.1;

    private CompressionPlan(IReadOnlyList<int> order, IReadOnlyDictionary<int, int> shares)
    {
        Order = order;
        Shares = shares;
    }

    /// <summary>Documents to read, most relevant first.</summary>
    public IReadOnlyList<int> Order { get; }

    /// <summary>Per document, the tokens of the context up to which sentences may be filled in when its turn comes: what those before it left over is its own.</summary>
    public IReadOnlyDictionary<int, int> Shares { get; }

    /// <param name="candidates">Documents that are not empty.</param>
    /// <param name="relevance">Per document of the request, 0 to 1.</param>
    /// <param name="tokens">Per document of the request, in the target tokenizer.</param>
    /// <param name="budget">Tokens to share out.</param>
    public static CompressionPlan Create(IEnumerable<int> candidates, double[] relevance, int[] tokens, int budget)
    {
        List<int> order = [.. candidates.OrderByDescending(d => relevance[d]).ThenBy(d => d)];
        var weights = order.ToDictionary(d => d, d => (LeastWeight + relevance[d]) * tokens[d]);
        var total = Math.Max(weights.Values.Sum(), 1e-9);
        var shares = new Dictionary<int, int>();
        var sum = 0.0;
        foreach (var document in order)
        {
            sum += weights[document];
            shares[document] = (int)(budget * sum / total);
        }

        return new CompressionPlan(order, shares);
    }
}
