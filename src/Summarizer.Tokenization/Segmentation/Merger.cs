using Summarizer.Tokenization.Model;

namespace Summarizer.Tokenization.Segmentation;

/// <summary>The merges within one text.</summary>
internal ref struct Merger(PieceTable table, MergeRules rules, ReadOnlySpan<char> text, Span<Symbol> symbols, MergeQueue queue)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<Symbol> _symbols = symbols;

    // Length of the left part of each unused piece met so far: it is cut there again in the end. There is one such length, since
    // merges inside a text go the same way wherever it stands.
    private readonly Dictionary<int, int>? _cuts = rules.HasUnused ? [] : null;

    /// <summary>Merges until no two neighbours form a piece.</summary>
    public readonly void MergeAll(int count)
    {
        for (int right = 1; right < count; right++)
        {
            if (IsSeam(right - 1, right))
            {
                MergeProposed();
            }
            else
            {
                Propose(right - 1, right);
            }
        }

        MergeProposed();
    }

    private readonly void MergeProposed()
    {
        while (queue.TryTake(out int left, out var merged))
        {
            ref var symbol = ref _symbols[left];
            int right = symbol.Next;
            // A proposal is out of date when either of its symbols has merged otherwise since.
            if (symbol.Length == 0 || right == Symbol.None || symbol.Length + _symbols[right].Length != merged.Length)
            {
                continue;
            }

            symbol.Length = merged.Length;
            symbol.Id = merged.Id;
            symbol.Next = _symbols[right].Next;
            _symbols[right].Length = 0;
            if (symbol.Next != Symbol.None)
            {
                _symbols[symbol.Next].Previous = left;
                Propose(left, symbol.Next);
            }

            if (symbol.Previous != Symbol.None)
            {
                Propose(symbol.Previous, left);
            }
        }
    }

    /// <summary>Writes the symbols that are left.</summary>
    /// <returns>Number of segments.</returns>
    public readonly int Collect(Span<Segment> segments)
    {
        int count = 0;
        for (int i = 0; i != Symbol.None; i = _symbols[i].Next)
        {
            Write(_symbols[i].Start, new Segment(_symbols[i].Id, _symbols[i].Length), segments, ref count);
        }

        return count;
    }

    private readonly void Propose(int left, int right)
    {
        ref readonly var first = ref _symbols[left];
        ref readonly var second = ref _symbols[right];
        int length = first.Length + second.Length;
        if (IsFixed(first.Id) || IsFixed(second.Id))
        {
            return;
        }

        int id = rules.Merge(first.Id, second.Id, _text.Slice(first.Start, length), out int rank);
        if (id == MergeRules.None)
        {
            return;
        }

        queue.Add(left, rank, new Segment(id, length));
        if (table.Types[id] == PieceType.Unused)
        {
            _cuts![id] = first.Length;
        }
    }

    /// <summary>
    /// Whether nothing can ever merge across this place, so that the text on its left can be finished first: the result is the
    /// same, and short queues are fast.
    /// </summary>
    private readonly bool IsSeam(int left, int right) => IsFixed(_symbols[left].Id) || IsFixed(_symbols[right].Id)
        || (rules.SpaceOnlyLeads && _text[_symbols[right].Start] == PieceTable.Space && _text[_symbols[left].Start] != PieceTable.Space);

    private readonly bool IsFixed(int id) => table.Types[id] == PieceType.UserDefined;

    private readonly void Write(int start, Segment segment, Span<Segment> segments, ref int count)
    {
        if (table.Types[segment.Id] != PieceType.Unused || !_cuts!.TryGetValue(segment.Id, out int cut))
        {
            segments[count++] = segment;
            return;
        }

        Write(start, new Segment(table.Find(_text.Slice(start, cut)), cut), segments, ref count);
        int rest = segment.Length - cut;
        Write(start + cut, new Segment(table.Find(_text.Slice(start + cut, rest)), rest), segments, ref count);
    }
}
