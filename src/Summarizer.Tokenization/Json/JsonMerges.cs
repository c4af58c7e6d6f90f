using System.Text.Json;
using Summarizer.Tokenization.Model;
using Summarizer.Tokenization.Segmentation;

namespace Summarizer.Tokenization.Json;

/// <summary>Reads <c>model.merges</c>: pairs, or texts of two pieces with a space between.</summary>
internal static class JsonMerges
{
    /// <exception cref="InvalidDataException">A merge is damaged, or the model merges in another way.</exception>
    public static PairMerges Read(JsonSection model, PieceTable table)
    {
        foreach (string option in (string[])["continuing_subword_prefix", "end_of_word_suffix"])
        {
            if (!string.IsNullOrEmpty(model.OptionalText(option)))
            {
                throw model.Fail(option, $"is '{model.OptionalText(option)}', which is not supported");
            }
        }

        if (model.Bool("ignore_merges"))
        {
            throw model.Fail("ignore_merges", "is true, which is not supported");
        }

        var list = model.Required("merges");
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw model.Fail("merges", "must be a list");
        }

        var merges = new PairMerges(table, list.GetArrayLength());
        int index = 0;
        foreach (var entry in list.EnumerateArray())
        {
            Add(merges, table, entry, index++);
        }

        return merges;
    }

    private static void Add(PairMerges merges, PieceTable table, JsonElement entry, int index)
    {
        (string Left, string Right)? pair = entry.ValueKind switch
        {
            JsonValueKind.Array when entry.GetArrayLength() == 2 && entry[0].ValueKind == JsonValueKind.String && entry[1].ValueKind == JsonValueKind.String
                => (entry[0].GetString()!, entry[1].GetString()!),
            JsonValueKind.String when entry.GetString()!.Split(' ') is [var left, var right] => (left, right),
            _ => null,
        };
        if (pair is not { } both || both.Left.Length == 0 || both.Right.Length == 0)
        {
            throw new InvalidDataException($"model.merges[{index}] is no pair of pieces. Copy the file again from the checkpoint.");
        }

        // Pieces that no text may hold are listed too, as parts and as results: such a merge never happens.
        int result = table.Find(both.Left + both.Right);
        int first = table.Find(both.Left);
        int second = table.Find(both.Right);
        if (result != table.UnknownId && first != table.UnknownId && second != table.UnknownId && table.Types[result] == PieceType.Normal)
        {
            merges.Add(first, second, result);
        }
    }
}
