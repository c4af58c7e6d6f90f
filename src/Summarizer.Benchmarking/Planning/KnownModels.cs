using Summarizer.Bundles;

namespace Summarizer.Benchmarking.Planning;

/// <summary>
/// Architectures of published checkpoints, by name. The numbers are those of their config.json files and model cards (T5Gemma:
/// arXiv:2504.06225; Gemma 2: arXiv:2408.00118; Gemma 3: arXiv:2503.19786; T5: arXiv:1910.10683; FLAN-T5: arXiv:2210.11416; BART:
/// arXiv:1910.13461); the parameter counts that they give are the published ones to the last digit, which a test holds. Only the text part
/// is described.
/// </summary>
public static class KnownModels
{
    private const int SecondVocabulary = 256_000;
    private const int ThirdVocabulary = 262_144;
    private const int T5Vocabulary = 32_128;
    private const int BartVocabulary = 50_264;

    private static readonly StackShape Small = Stack(8, 512, 8, 8, 64, 1024);
    private static readonly StackShape Base = Stack(12, 768, 12, 12, 64, 2048);
    private static readonly StackShape Large = Stack(24, 1024, 16, 16, 64, 2816);
    private static readonly StackShape MediumLarge = Stack(26, 1152, 4, 4, 256, 6912);
    private static readonly StackShape ExtraLarge = Stack(24, 2048, 32, 32, 64, 5120);
    private static readonly StackShape Gemma2B = Stack(26, 2304, 8, 4, 256, 9216);
    private static readonly StackShape Gemma9B = Stack(42, 3584, 16, 8, 256, 14_336);
    private static readonly StackShape Gemma270M = Stack(18, 640, 4, 1, 256, 2048);
    private static readonly StackShape Gemma1B = Stack(26, 1152, 4, 1, 256, 6912);
    private static readonly StackShape Gemma4B = Stack(34, 2560, 8, 4, 256, 10_240);
    private static readonly StackShape Gemma12B = Stack(48, 3840, 16, 8, 256, 15_360);
    private static readonly StackShape BartLarge = Stack(12, 1024, 16, 16, 64, 4096);
    private static readonly StackShape Gemma27B = Stack(62, 5376, 32, 16, 128, 21_504);

    /// <summary>All of them, encoder-decoders first.</summary>
    public static IReadOnlyList<ModelArchitecture> All { get; } =
    [
        T5Gemma("t5gemma-s-s", Small, Small),
        T5Gemma("t5gemma-b-b", Base, Base),
        T5Gemma("t5gemma-l-l", Large, Large),
        T5Gemma("t5gemma-ml-ml", MediumLarge, MediumLarge),
        T5Gemma("t5gemma-xl-xl", ExtraLarge, ExtraLarge),
        T5Gemma("t5gemma-2b-2b", Gemma2B, Gemma2B),
        T5Gemma("t5gemma-9b-2b", Gemma9B, Gemma2B),
        T5Gemma("t5gemma-9b-9b", Gemma9B, Gemma9B),
        T5Gemma2("t5gemma-2-270m-270m", Gemma270M, window: 512),
        T5Gemma2("t5gemma-2-1b-1b", Gemma1B, window: 512),
        T5Gemma2("t5gemma-2-4b-4b", Gemma4B, window: 1024),
        FlanT5("flan-t5-small", Stack(8, 512, 6, 6, 64, 1024)),
        FlanT5("flan-t5-base", Base),
        FlanT5("flan-t5-large", Large),
        FlanT5("flan-t5-xl", ExtraLarge),
        FlanT5("flan-t5-xxl", Stack(24, 4096, 64, 64, 64, 10_240)),
        T5("t5-small", Stack(6, 512, 8, 8, 64, 2048)),
        T5("t5-base", Stack(12, 768, 12, 12, 64, 3072)),
        T5("t5-large", Stack(24, 1024, 16, 16, 64, 4096)),
        T5("t5-3b", Stack(24, 1024, 32, 32, 128, 16_384)),
        T5("t5-11b", Stack(24, 1024, 128, 128, 128, 65_536)),
        Bart("bart-base", Stack(6, 768, 12, 12, 64, 3072), 6) with { Vocabulary = 50_265 },
        Bart("bart-large-cnn", BartLarge, 12),
        Bart("bart-large-xsum", BartLarge, 12),
        Bart("distilbart-cnn-12-6", BartLarge, 6),
        Bart("distilbart-cnn-6-6", BartLarge with { Layers = 6 }, 6),
        Gemma2("gemma-2-2b", Gemma2B),
        Gemma2("gemma-2-9b", Gemma9B),
        Gemma3("gemma-3-270m", Gemma270M, window: 512),
        Gemma3("gemma-3-1b", Gemma1B, window: 512),
        Gemma3("gemma-3-4b", Gemma4B, window: 1024),
        Gemma3("gemma-3-12b", Gemma12B, window: 1024),
        Gemma3("gemma-3-27b", Gemma27B, window: 1024),
    ];

    /// <summary>The architecture of a name, or null.</summary>
    public static ModelArchitecture? Find(string name) => All.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase));

    private static ModelArchitecture Gemma2(string name, StackShape decoder) =>
        new() { Name = name, Decoder = decoder, Vocabulary = SecondVocabulary, SlidingWindow = 4096, FullAttentionEvery = 2 };

    private static ModelArchitecture T5Gemma(string name, StackShape encoder, StackShape decoder) => Gemma2(name, decoder) with { Encoder = encoder };

    private static ModelArchitecture Gemma3(string name, StackShape decoder, int window) =>
        new() { Name = name, Decoder = decoder, Vocabulary = ThirdVocabulary, SlidingWindow = window, FullAttentionEvery = 6, QueryKeyNorms = true };

    private static ModelArchitecture FlanT5(string name, StackShape stack) => T5(name, stack) with { Parts = LayerParts.GatedT5, SeparateHead = true };

    private static ModelArchitecture T5(string name, StackShape stack) =>
        new() { Name = name, Encoder = stack, Decoder = stack, Vocabulary = T5Vocabulary, Parts = LayerParts.T5, SharedEmbeddings = true };

    private static ModelArchitecture Bart(string name, StackShape encoder, int decoderLayers) => new()
    {
        Name = name,
        Encoder = encoder,
        Decoder = encoder with { Layers = decoderLayers },
        Vocabulary = BartVocabulary,
        Parts = LayerParts.Bart,
        SharedEmbeddings = true,
    };

    private static ModelArchitecture T5Gemma2(string name, StackShape stack, int window) =>
        Gemma3(name, stack, window) with { Encoder = stack, SharedEmbeddings = true, MergedAttention = true };

    private static StackShape Stack(int layers, int hidden, int heads, int groups, int head, int feedForward) => new()
    {
        Layers = layers,
        Hidden = hidden,
        Heads = heads,
        KeyValueHeads = groups,
        HeadWidth = head,
        FeedForward = feedForward,
    };
}
