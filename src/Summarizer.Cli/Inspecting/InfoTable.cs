using Summarizer.Bundles;
using Summarizer.Cli.Models;
using Summarizer.Cli.Output;
using Summarizer.Cli.Reports;
using Summarizer.Engine.Hosting;

namespace Summarizer.Cli.Inspecting;

/// <summary>What <c>summarizer info</c> shows a person.</summary>
internal static class InfoTable
{
    public static void Write(Bundle bundle, Terminal terminal)
    {
        var manifest = bundle.Manifest;
        var cache = CacheSize.Of(manifest);
        var table = new TextTable("", "")
            .Row("bundle", bundle.Folder)
            .Row("name", manifest.Name)
            .Row("model", ModelText.Describe(manifest))
            .Row("encoder", manifest.Encoder is { } encoder ? ModelText.Stack(encoder) : "none: decoder only")
            .Row("decoder", ModelText.Stack(manifest.Decoder))
            .Row("limits", ModelText.Limits(manifest))
            .Row(
                "tokens",
                $"start {manifest.Tokens.DecoderStart}, end {string.Join(" or ", manifest.Tokens.End)}, padding {manifest.Tokens.Pad}")
            .Row("tokenizer", manifest.Tokenizer ?? "none: token ids only")
            .Row("prompts", manifest.Prompts.Count == 0 ? "none" : string.Join(", ", manifest.Prompts.Keys.Order(StringComparer.Ordinal)))
            .Row("writes", ModelText.Modes(manifest))
            .Row("languages", manifest.Card is { Languages: { Count: > 0 } languages } ? string.Join(", ", languages) : "not stated")
            .Row("licence", manifest.Card?.Licence ?? "not stated")
            .Row("KV cache", $"{cache.PerInputToken} bytes per input token, {cache.PerOutputToken} per output token")
            .Row(
                "KV cache, longest",
                ModelText.Bytes(cache.Total(manifest.Limits.MaxInputTokens, manifest.Limits.MaxOutputTokens)) + " per sequence")
            .Row("source", $"{manifest.Source.Checkpoint}, sha256 {manifest.Source.Sha256}, exporter {manifest.Source.Exporter}");
        foreach (var limit in manifest.Card?.Limits ?? [])
        {
            table.Row("limit", limit);
        }

        table.Row("int8 products", InferenceRuntime.Int8Products == "u8s8"
            ? "u8s8: the fast kernels are exact on this processor"
            : "u8u8: exact; the faster u8s8 kernels saturate on this processor");
        GateRows.Add(table, manifest.Gate);
        foreach (var file in manifest.Files)
        {
            table.Row("file", $"{file.Path}, {ModelText.Bytes(file.Bytes)}, sha256 {file.Sha256[..12]}...");
        }

        table.Row("files, total", $"{ModelText.Bytes(manifest.Files.Sum(file => file.Bytes))}, all as the manifest says");
        table.WriteTo(terminal.Out, terminal.OutIsTerminal);
    }
}
