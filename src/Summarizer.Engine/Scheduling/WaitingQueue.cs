namespace Summarizer.Engine.Scheduling;

/// <summary>Requests in order of arrival, and the choice of those that share the next encoder pass.</summary>
internal sealed class WaitingQueue
{
    private readonly List<ActiveGeneration> _waiting = [];

    /// <summary>Requests waiting.</summary>
    public int Count => _waiting.Count;

    /// <summary>Puts a request at the end.</summary>
    public void Add(ActiveGeneration generation) => _waiting.Add(generation);

    /// <summary>Takes out all that a test holds for.</summary>
    public void RemoveWhere(Predicate<ActiveGeneration> test, List<ActiveGeneration> removed)
    {
        if (_waiting.Exists(test))
        {
            removed.AddRange(_waiting.FindAll(test));
            _waiting.RemoveAll(test);
        }
    }

    /// <summary>
    /// Takes out the requests of one encoder pass. The oldest always comes first and nobody overtakes it when it does not fit, so nobody starves; others join
    /// it if they are of similar length, as padding costs as much as text.
    /// </summary>
    /// <param name="freeSlots">Slots that the pass may fill.</param>
    /// <param name="mostInputs">Most requests in the pass.</param>
    /// <param name="tokenBudget">Most tokens, padding included; a longer input passes alone.</param>
    /// <param name="pass">Receives them.</param>
    public void TakePass(int freeSlots, int mostInputs, int tokenBudget, List<ActiveGeneration> pass)
    {
        if (_waiting.Count == 0 || _waiting[0].Search.Rows > freeSlots)
        {
            return;
        }

        var batch = new PassSize(0, 0, 0);
        for (var i = 0; i < _waiting.Count && pass.Count < mostInputs && freeSlots > 0;)
        {
            var candidate = _waiting[i];
            var larger = batch.With(candidate.InputIds.Length);
            if (candidate.Search.Rows <= freeSlots && (pass.Count == 0 || larger.IsWorthwhile(tokenBudget)))
            {
                batch = larger;
                freeSlots -= candidate.Search.Rows;
                pass.Add(candidate);
                _waiting.RemoveAt(i);
            }
            else
            {
                i++;
            }
        }
    }

    private readonly record struct PassSize(int Rows, int Longest, int Tokens)
    {
        // Of four computed positions at most one is padding.
        private const int PositionsPerPadding = 4;

        private long Positions => (long)Rows * Longest;

        public PassSize With(int length) => new(Rows + 1, Math.Max(Longest, length), Tokens + length);

        public bool IsWorthwhile(int budget) => Positions <= budget && (Positions - Tokens) * PositionsPerPadding <= Positions;
    }
}
