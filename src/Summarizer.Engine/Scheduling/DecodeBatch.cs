using System.Runtime.InteropServices;
using Summarizer.Engine.Sessions;

namespace Summarizer.Engine.Scheduling;

/// <summary>
/// Who sits in which slot of the KV cache. The slots in use are always the first ones, so that a step is a prefix of every buffer: when a
/// sequence leaves, the last one moves into its place. A decoder-only model reads an input, over several steps, into the slot right after
/// them; it moves along. Those are the only copies of a cache, apart from forking beams.
/// </summary>
internal sealed class DecodeBatch(KvCache cache)
{
    private readonly Seat[] _seats = new Seat[cache.Slots];
    private readonly List<Sequence> _generations = [];

    /// <summary>Slots in use.</summary>
    public int Rows { get; private set; }

    /// <summary>Slots free.</summary>
    public int Free => _seats.Length - Rows - (Reading?.Slots.Length ?? 0);

    /// <summary>Request whose input is being read into slot <see cref="Rows"/>; null for none.</summary>
    public Sequence? Reading { get; private set; }

    /// <summary>Whether nobody is decoded and no input is being read.</summary>
    public bool IsEmpty => Rows == 0 && Reading is null;

    /// <summary>
    /// Requests being decoded. A span, since a boxed enumerator per step would be garbage; not to be held while requests join or leave.
    /// </summary>
    public ReadOnlySpan<Sequence> Generations => CollectionsMarshal.AsSpan(_generations);

    /// <summary>Seats a request, one slot per row of its search. The caller checked that there is room.</summary>
    public void Join(Sequence generation)
    {
        for (var row = 0; row < generation.Slots.Length; row++)
        {
            generation.Slots[row] = Rows;
            _seats[Rows++] = new Seat(generation, row);
        }

        generation.IsSeated = true;
        _generations.Add(generation);
    }

    /// <summary>Begins to read an input. The caller checked that there is room for all rows of the request.</summary>
    public void BeginReading(Sequence generation)
    {
        generation.IsSeated = true;
        Reading = generation;
    }

    /// <summary>The input is read: its request joins the others.</summary>
    public void EndReading()
    {
        var generation = Reading!;
        Reading = null;
        Join(generation);
    }

    /// <summary>Frees the slots of a request.</summary>
    public void Leave(Sequence generation)
    {
        if (generation == Reading)
        {
            Reading = null;
            Clean(Rows, generation);
            return;
        }

        _generations.Remove(generation);

        // From the last slot down, so that the one that moves into a hole is never one that leaves too.
        for (var slot = Rows - 1; slot >= 0; slot--)
        {
            if (_seats[slot].Generation == generation)
            {
                Clean(slot, generation);
                Vacate(slot);
            }
        }
    }

    private void Clean(int slot, Sequence leaving)
    {
        if (leaving.Failure is not null)
        {
            cache.Clear(slot);
        }
    }

    private void Vacate(int slot)
    {
        var last = --Rows;
        if (last != slot)
        {
            var moved = _seats[last];
            cache.Move(last, slot, moved.Generation.Search.Length - 1, moved.Generation.InputIds.Length);
            moved.Generation.Slots[moved.Row] = slot;
            _seats[slot] = moved;
        }

        _seats[last] = default;
        if (Reading is not null)
        {
            cache.Move(last + 1, last, Reading.InputTokensRead, 0);
        }
    }

    private readonly record struct Seat(Sequence Generation, int Row);
}
