using System.Reflection;
using Microsoft.Extensions.AI;
using Microsoft.ML.OnnxRuntimeGenAI;
using Summarizer.Bundles;
using Summarizer.Export;
using Summarizer.Export.Exporting;
using Summarizer.Export.Synthesis;
using Summarizer.GenAi.Tests.Models;

namespace Summarizer.GenAi.Tests.Serving;

/// <summary>Exports run in programs that are not ours: the sample, and GenAI's own chat client.</summary>
public sealed class SampleTests(ExportedBundles bundles)
{
    private const string Text = "The city council voted on Tuesday to build a new bridge.";

    [Fact]
    public async Task Sample_SingleFileExport_WritesWhatTheEngineWrites()
    {
        var folder = Export("encoder=2x32x2,decoder=2x32x2,head=16,ffn=64,vocab=2048,window=64,positions=256");
        var document = Path.Combine(bundles.NewFolder() + ".txt");
        await File.WriteAllTextAsync(document, Text, TestContext.Current.CancellationToken);
        await using var engine = Engines.LoadOrt(folder);
        var expected = await engine.RunAsync(new() { InputIds = [.. engine.Tokenizer!.Encode(Text)], MaxTokens = 24 });

        var written = await RunSampleAsync(folder, document, "24");

        Assert.Equal(expected.Text!.Trim(), written.Trim());
    }

    [Fact]
    public async Task ChatClient_DecoderOnlyExport_AnswersAsTheEngineDoes()
    {
        var folder = Export("decoder=2x32x2,head=16,ffn=64,vocab=2048,window=64,positions=256");
        await using var engine = Engines.LoadOrt(folder);
        var expected = await engine.RunAsync(new() { InputIds = [.. engine.Tokenizer!.Encode(Text)], MaxTokens = 24 });

        using var client = new OnnxRuntimeGenAIChatClient(folder, new OnnxRuntimeGenAIChatClientOptions { PromptFormatter = (messages, _) => messages.Last().Text });
        var answer = await ((IChatClient)client).GetResponseAsync([new(ChatRole.User, Text)], new() { MaxOutputTokens = 24 }, TestContext.Current.CancellationToken);

        Assert.Equal(expected.Text!.Trim(), answer.Text.Trim());
    }

    private string Export(string shape)
    {
        var (checkpoint, tokenizer) = (bundles.NewFolder(), Repository.Fixture("tokenizer-gemma"));
        CheckpointSynthesizer.Write(ModelShapeSpec.Parse(shape), checkpoint, new SynthesisOptions { TokenizerModel = Path.Combine(tokenizer, "tokenizer.model") });
        File.Copy(Path.Combine(tokenizer, "tokenizer.json"), Path.Combine(checkpoint, "tokenizer.json"));
        File.WriteAllText(
            Path.Combine(checkpoint, "tokenizer_config.json"),
            """{"tokenizer_class": "GemmaTokenizer", "add_bos_token": false, "add_eos_token": false, "bos_token": "<bos>", "eos_token": "<eos>", "pad_token": "<pad>", "unk_token": "<unk>", "clean_up_tokenization_spaces": false}""");
        var options = new ExportOptions
        {
            Checkpoint = checkpoint,
            Output = bundles.NewFolder(),
            Precision = Precision.Fp32,
            MaxInputTokens = 200,
            MaxOutputTokens = 40,
            GenAiSingleFile = true,
        };
        CheckpointExporter.Export(options, new Progress<ExportProgress>(), TestContext.Current.CancellationToken);
        return options.Output;
    }

    // The sample's own entry point, in this process: its output is the console's.
    private static async Task<string> RunSampleAsync(params string[] arguments)
    {
        var entry = Assembly.Load("GenAiSample").EntryPoint!;
        var console = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            if (entry.Invoke(null, [arguments]) is Task running)
            {
                await running;
            }
        }
        finally
        {
            Console.SetOut(console);
        }

        return output.ToString();
    }
}
