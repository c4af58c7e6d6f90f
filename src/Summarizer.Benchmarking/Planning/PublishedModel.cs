namespace Summarizer.Benchmarking.Planning;

/// <summary>A published checkpoint that can be exported and summarizes.</summary>
/// <param name="Repository">Its name on the Hugging Face hub.</param>
/// <param name="Name">Name of its architecture in <see cref="KnownModels"/>.</param>
/// <param name="InputTokens">Tokens that it reads at once, as exported by default.</param>
/// <param name="Licence">Of the weights.</param>
/// <param name="Purpose">What it is good for.</param>
public sealed record PublishedModel(string Repository, string Name, int InputTokens, string Licence, string Purpose)
{
    private const string Gemma = "Gemma terms";
    private const string Apache = "Apache-2.0";
    private const string Base = "a base for fine-tuning: pretrained (UL2 or PrefixLM), so it goes on with a text rather than obeys";
    private const string Turns = "instructions, long documents; also as -prefixlm and without -it as a base for fine-tuning";

    /// <summary>Every published size of T5Gemma, T5Gemma 2, FLAN-T5 and BART, and the T5 and distilled BART that people use most.</summary>
    public static IReadOnlyList<PublishedModel> All { get; } =
    [
        new("google/t5gemma-s-s-ul2-it", "t5gemma-s-s", 8192, Gemma, Turns),
        new("google/t5gemma-b-b-ul2-it", "t5gemma-b-b", 8192, Gemma, Turns),
        new("google/t5gemma-l-l-ul2-it", "t5gemma-l-l", 8192, Gemma, Turns),
        new("google/t5gemma-ml-ml-ul2-it", "t5gemma-ml-ml", 8192, Gemma, Turns),
        new("google/t5gemma-xl-xl-ul2-it", "t5gemma-xl-xl", 8192, Gemma, Turns),
        new("google/t5gemma-2b-2b-ul2-it", "t5gemma-2b-2b", 8192, Gemma, Turns),
        new("google/t5gemma-9b-2b-ul2-it", "t5gemma-9b-2b", 8192, Gemma, Turns + "; reads with 9 B parameters and writes with 2 B"),
        new("google/t5gemma-9b-9b-ul2-it", "t5gemma-9b-9b", 8192, Gemma, Turns),
        new("google/t5gemma-2-270m-270m", "t5gemma-2-270m-270m", 32_768, Gemma, Base + "; many languages"),
        new("google/t5gemma-2-1b-1b", "t5gemma-2-1b-1b", 32_768, Gemma, Base + "; many languages"),
        new("google/t5gemma-2-4b-4b", "t5gemma-2-4b-4b", 131_072, Gemma, Base + "; many languages"),
        new("google/flan-t5-small", "flan-t5-small", 512, Apache, "instructions; the smallest that follows any"),
        new("google/flan-t5-base", "flan-t5-base", 512, Apache, "instructions, short texts"),
        new("google/flan-t5-large", "flan-t5-large", 512, Apache, "instructions, short texts"),
        new("google/flan-t5-xl", "flan-t5-xl", 512, Apache, "instructions, answers to questions"),
        new("google/flan-t5-xxl", "flan-t5-xxl", 512, Apache, "instructions, answers to questions"),
        new("google-t5/t5-small", "t5-small", 512, Apache, "short news summaries; English, and translation from it"),
        new("google-t5/t5-base", "t5-base", 512, Apache, "short news summaries; English, and translation from it"),
        new("google-t5/t5-large", "t5-large", 512, Apache, "short news summaries; English, and translation from it"),
        new("facebook/bart-base", "bart-base", 1024, Apache, "a base for fine-tuning: pretrained, English"),
        new("facebook/bart-large-cnn", "bart-large-cnn", 1024, "MIT", "news in a paragraph; English"),
        new("facebook/bart-large-xsum", "bart-large-xsum", 1024, "MIT", "news in one sentence; English"),
        new("sshleifer/distilbart-cnn-12-6", "distilbart-cnn-12-6", 1024, Apache, "news in a paragraph, at half the writing time; English"),
        new("sshleifer/distilbart-cnn-6-6", "distilbart-cnn-6-6", 1024, Apache, "news in a paragraph, at half the time; English"),
    ];
}
