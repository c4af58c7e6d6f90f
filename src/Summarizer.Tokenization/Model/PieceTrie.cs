namespace Summarizer.Tokenization.Model;

/// <summary>Finds all pieces that start at a position of a text, shortest first, without hashing every substring.</summary>
internal sealed class PieceTrie
{
    /// <summary>Where every walk starts.</summary>
    public const int Root = 0;

    /// <summary>No such node, or no piece ends here.</summary>
    public const int None = -1;

    // Key: node in the upper bits, next UTF-16 unit in the lower 16.
    private readonly Dictionary<long, int> _children = [];
    private readonly List<int> _ids = [None];

    /// <summary>Whether it holds no piece.</summary>
    public bool IsEmpty => _children.Count == 0;

    public void Add(string piece, int id)
    {
        int node = Root;
        foreach (char unit in piece)
        {
            if (!_children.TryGetValue(Key(node, unit), out int child))
            {
                child = _ids.Count;
                _children.Add(Key(node, unit), child);
                _ids.Add(None);
            }

            node = child;
        }

        _ids[node] = id;
    }

    /// <summary>Node after one more UTF-16 unit, or <see cref="None"/>.</summary>
    public int Step(int node, char unit) => _children.TryGetValue(Key(node, unit), out int child) ? child : None;

    /// <summary>Id of the piece that ends at a node, or <see cref="None"/>.</summary>
    public int IdAt(int node) => _ids[node];

    /// <summary>Length in UTF-16 units of the longest piece that a text starts with; 0 when there is none.</summary>
    public int LongestMatch(ReadOnlySpan<char> text, out int id)
    {
        int length = 0;
        id = None;
        for (int i = 0, node = Root; i < text.Length && (node = Step(node, text[i])) != None; i++)
        {
            if (_ids[node] != None)
            {
                id = _ids[node];
                length = i + 1;
            }
        }

        return length;
    }

    private static long Key(int node, char unit) => ((long)node << 16) | unit;
}
