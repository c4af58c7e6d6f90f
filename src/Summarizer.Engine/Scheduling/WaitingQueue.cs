using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Scheduling;

/// <summary>
/// Requests that wait, and the choice of those that share the next encoder pass. Interactive requests go before batch requests; within
/// both, callers take turns. While both wait, a batch request lets at most <see cref="Patience"/> times its own tokens of interactive work
/// go before it, so it cannot starve.
/// </summary>
internal sealed class WaitingQueue
{
    /// <summary>How many tokens of interactive work go before one token of batch work.</summary>
    public const int Patience = 7;

    private readonly DeficitRoundRobinQueue _interactive = new();
    private readonly DeficitRoundRobinQueue _batch = new();
    private readonly List<Sequence> _order = [];
    private long _passedOver;

    /// <summary>Requests waiting.</summary>
    public int Count => _interactive.Count + _batch.Count;

    /// <summary>Puts a request in.</summary>
    public void Add(Sequence generation) => Round(generation).Add(generation);

    /// <summary>Takes out all that a test holds for.</summary>
    public void RemoveWhere(Predicate<Sequence> test, List<Sequence> removed)
    {
        _interactive.RemoveWhere(test, removed);
        _batch.RemoveWhere(test, removed);
    }

    /// <summary>
    /// Takes out the requests of one encoder pass. The one whose turn it is always comes first and nobody overtakes it when it does not
    /// fit, so nobody starves; others join it if they are of similar length, as padding costs as much as text.
    /// </summary>
    /// <param name="freeSlots">Slots that the pass may fill.</param>
    /// <param name="mostInputs">Most requests in the pass.</param>
    /// <param name="tokenBudget">Most tokens, padding included; a longer input passes alone.</param>
    /// <param name="pass">Receives them.</param>
    /// <param name="together">Whether a request may join the first one; null for every request.</param>
    public void TakePass(
        int freeSlots, int mostInputs, int tokenBudget, List<Sequence> pass, Func<Sequence, Sequence, bool>? together = null)
    {
        if (Count == 0 || freeSlots == 0)
        {
            return;
        }

        var round = NextRound();
        if (round.Next.Search.Rows > freeSlots)
        {
            return;
        }

        _order.Clear();
        round.ListTo(_order);
        (round == _batch ? _interactive : _batch).ListTo(_order);
        var size = new PassSize(0, 0, 0);
        foreach (var candidate in _order)
        {
            var larger = size.With(candidate.InputIds.Length);
            if (candidate.Search.Rows <= freeSlots && (pass.Count == 0 || (larger.IsWorthwhile(tokenBudget) && together?.Invoke(pass[0], candidate) != false)))
            {
                size = larger;
                freeSlots -= candidate.Search.Rows;
                pass.Add(candidate);
                Take(candidate);
            }

            if (pass.Count == mostInputs || freeSlots == 0)
            {
                return;
            }
        }
    }

    private DeficitRoundRobinQueue NextRound()
    {
        if (_interactive.Count == 0 || _batch.Count == 0)
        {
            return _batch.Count == 0 ? _interactive : _batch;
        }

        return _passedOver >= Patience * _batch.Next.Cost ? _batch : _interactive;
    }

    private void Take(Sequence generation)
    {
        Round(generation).Take(generation);
        _passedOver = generation.Caller.Priority == RequestPriority.Batch || _batch.Count == 0 ? 0 : _passedOver + generation.Cost;
    }

    private DeficitRoundRobinQueue Round(Sequence generation) => generation.Caller.Priority == RequestPriority.Batch ? _batch : _interactive;

    private readonly record struct PassSize(int Rows, int Longest, int Tokens)
    {
        // Of four computed positions at most one is padding.
        private const int PositionsPerPadding = 4;

        private long Positions => (long)Rows * Longest;

        public PassSize With(int length) => new(Rows + 1, Math.Max(Longest, length), Tokens + length);

        public bool IsWorthwhile(int budget) => Positions <= budget && (Positions - Tokens) * PositionsPerPadding <= Positions;
    }
}
