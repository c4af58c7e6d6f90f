namespace Summarizer.Engine.Scheduling;

/// <summary>
/// Callers that take turns, by deficit round robin: a turn is worth a number of tokens, whoever has used it up goes to the end, and whoever
/// took more pays with later turns. So callers get equal shares in tokens however many requests they send and however long those are, and a
/// newcomer waits for one round at most.
/// </summary>
internal sealed class DeficitRoundRobinQueue
{
    /// <summary>What a turn is worth in tokens.</summary>
    public const long Turn = 4096;

    // The caller whose turn it is comes first.
    private readonly List<Lane> _lanes = [];

    /// <summary>Requests waiting.</summary>
    public int Count { get; private set; }

    /// <summary>The request whose turn it is; there must be one. Asking again gives the same until it is taken.</summary>
    public Sequence Next
    {
        get
        {
            while (_lanes[0].Credit <= 0)
            {
                var lane = _lanes[0];
                lane.Credit += Turn;
                _lanes.RemoveAt(0);
                _lanes.Add(lane);
            }

            return _lanes[0].Waiting[0];
        }
    }

    /// <summary>Puts a request behind those of its caller, and a new caller behind all others.</summary>
    public void Add(Sequence generation)
    {
        var lane = Find(generation);
        if (lane is null)
        {
            lane = new Lane(generation.Caller.Name);
            _lanes.Add(lane);
        }

        lane.Waiting.Add(generation);
        Count++;
    }

    /// <summary>Lists everybody in the order of turns: the first of every caller, then the second of every caller, and so on.</summary>
    public void ListTo(List<Sequence> order)
    {
        for (var (depth, left) = (0, Count); left > 0; depth++)
        {
            foreach (var lane in _lanes)
            {
                if (depth < lane.Waiting.Count)
                {
                    order.Add(lane.Waiting[depth]);
                    left--;
                }
            }
        }
    }

    /// <summary>Takes a request out; its caller pays for it.</summary>
    public void Take(Sequence generation)
    {
        var lane = Find(generation)!;
        lane.Credit -= generation.Cost;
        lane.Waiting.Remove(generation);
        Count--;
        if (lane.Waiting.Count == 0)
        {
            _lanes.Remove(lane);
        }
    }

    /// <summary>Takes out all that a test holds for; nobody pays.</summary>
    public void RemoveWhere(Predicate<Sequence> test, List<Sequence> removed)
    {
        foreach (var lane in _lanes)
        {
            if (lane.Waiting.Exists(test))
            {
                removed.AddRange(lane.Waiting.FindAll(test));
                Count -= lane.Waiting.RemoveAll(test);
            }
        }

        _lanes.RemoveAll(static lane => lane.Waiting.Count == 0);
    }

    private Lane? Find(Sequence generation)
    {
        foreach (var lane in _lanes)
        {
            if (lane.Caller == generation.Caller.Name)
            {
                return lane;
            }
        }

        return null;
    }

    private sealed class Lane(string caller)
    {
        public string Caller => caller;

        public List<Sequence> Waiting { get; } = [];

        public long Credit { get; set; } = Turn;
    }
}
