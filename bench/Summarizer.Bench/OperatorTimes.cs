using System.Text.Json;

namespace Summarizer.Bench;

/// <summary>Times of ONNX Runtime's profile, by operator. An operator with a graph inside, such as Scan, counts without what runs inside it.</summary>
internal static class OperatorTimes
{
    private static readonly string[] Containers = ["Scan", "If", "Loop"];

    public static void Write(string profile, int runs)
    {
        using var events = JsonDocument.Parse(File.ReadAllBytes(profile));
        var times = new Dictionary<string, double>();
        foreach (var node in events.RootElement.EnumerateArray().Where(IsKernel))
        {
            var name = node.GetProperty("args").GetProperty("op_name").GetString()!;
            times[name] = times.GetValueOrDefault(name) + (node.GetProperty("dur").GetDouble() / 1000 / runs);
        }

        var leaves = times.Where(t => !Containers.Contains(t.Key)).OrderByDescending(t => t.Value).ToList();
        var total = leaves.Sum(t => t.Value);
        Console.WriteLine("operator                              ms   share");
        foreach (var (name, time) in leaves.Where(t => t.Value > total / 100))
        {
            Console.WriteLine(FormattableString.Invariant($"{name,-34} {time,6:0.00}  {100 * time / total,5:0.0} %"));
        }
    }

    private static bool IsKernel(JsonElement node) =>
        node.TryGetProperty("cat", out var category) && category.GetString() == "Node"
        && node.GetProperty("name").GetString()!.EndsWith("_kernel_time", StringComparison.Ordinal);
}
