using Google.Protobuf;
using Summarizer.Tokenization.Model;
using Summarizer.Tokenization.Model.Proto;

namespace Summarizer.Tokenization.Tests;

public sealed class LoadTests
{
    public static TheoryData<string, string> DamagedModels => new(Damages.Select(d => (d.Key, d.Value.Message)));

    private static Dictionary<string, (string Message, Func<ModelProto> Model)> Damages { get; } = new()
    {
        ["no pieces"] = ("no pieces", () => new ModelProto { TrainerSpec = new(), NormalizerSpec = new() }),
        ["no trainer settings"] = ("truncated", () => Edited(m => m.TrainerSpec = null)),
        ["no normalizer settings"] = ("truncated", () => Edited(m => m.NormalizerSpec = null)),
        ["word model"] = ("model type is WORD", () => ModelBuilder.Model(3, "a")),
        ["character model"] = ("model type is CHAR", () => ModelBuilder.Model(4, "a")),
        ["model of an unheard type"] = ("model type is number 77", () => ModelBuilder.Model(77, "a")),
        ["denormalizer"] = ("denormalizer_spec", () => Edited(m => m.DenormalizerSpec = new() { PrecompiledCharsmap = ByteString.CopyFromUtf8("x") })),
        ["duplicate"] = ("piece 5 'a' is already the piece of id 4", () => ModelBuilder.BytePair("a", "a")),
        ["duplicate of a special piece"] = ("piece 4 '<eos>' is already the piece of id 1", () => ModelBuilder.BytePair("<eos>")),
        ["empty piece"] = ("piece 4 is empty", () => ModelBuilder.BytePair("")),
        ["NUL in a piece"] = ("piece 4 contains a NUL", () => ModelBuilder.BytePair("a\0b")),
        ["endless piece"] = ("piece 4 has 8001 characters; the limit is 8000", () => ModelBuilder.BytePair(new string('a', 8001))),
        ["score that is no number"] = ("piece 4 has the score NaN", () => Edited(m => m.Pieces[4].Score = float.NaN)),
        ["piece of an unheard type"] = ("piece 4 'a' has the unknown type 9", () => Edited(m => m.Pieces[4].Type = 9)),
        ["no unknown piece"] = ("0 unknown pieces", () => Edited(m => m.Pieces[3].Type = 1)),
        ["two unknown pieces"] = ("2 unknown pieces", () => Edited(m => m.Pieces[4].Type = 2)),
        ["byte without fallback"] = ("piece 6 '<0x00>' stands for a byte", () => Edited(m => m.AddBytes().TrainerSpec.ByteFallback = false)),
        ["byte that is none"] = ("piece 6 '<0xZZ>' is no byte piece", () => Edited(m => m.AddBytes().Pieces[6].Piece = "<0xZZ>")),
        ["byte in small letters"] = ("'<0xab>' is no byte piece", () => Edited(m => m.AddBytes().Pieces[6].Piece = "<0xab>")),
        ["missing byte"] = ("no piece <0x41>", () => Edited(m => m.AddBytes().Pieces.RemoveAt(6 + 0x41))),
        ["rules cut short"] = ("precompiled_charsmap", () => Edited(m => m.NormalizerSpec.PrecompiledCharsmap = ByteString.CopyFrom(1, 0, 0))),
        ["rules with a wrong size"] = ("precompiled_charsmap", () => Edited(m => m.NormalizerSpec.PrecompiledCharsmap = ByteString.CopyFrom(255, 255, 255, 255, 0, 0, 0, 0, 0))),
        ["rules without an end"] = ("precompiled_charsmap", () => Edited(m => m.NormalizerSpec.PrecompiledCharsmap = ByteString.CopyFrom(4, 0, 0, 0, 0, 0, 0, 0, 65))),
    };

    [Theory]
    [MemberData(nameof(DamagedModels))]
    public void Load_DamagedModel_SaysWhatIsWrong(string name, string message)
    {
        var e = Assert.Throws<TokenizerException>(() => Damages[name].Model().Load());

        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ModelThatTheDamagedOnesStartFrom_Works()
    {
        var tokenizer = Edited(m => m.AddBytes()).Load();

        Assert.Equal([4, 5, 5, 6 + 'c'], tokenizer.Encode("abbc"));
        Assert.Equal((0, 1, 2, 3), (tokenizer.PadId, tokenizer.EosId, tokenizer.BosId, tokenizer.UnkId));
    }

    [Fact]
    public void Load_SpecialPieceThatIsNoControlPiece_HasNoId()
    {
        var tokenizer = Edited(m => (m.TrainerSpec.EosPiece, m.TrainerSpec.BosPiece) = ("a", "nowhere")).Load();

        Assert.Null(tokenizer.EosId);
        Assert.Null(tokenizer.BosId);
    }

    [Fact]
    public void Load_AnyProblem_NamesTheFile()
    {
        string path = Path.Combine(Path.GetTempPath(), "no such folder", "tokenizer.model");

        var e = Assert.Throws<TokenizerException>(() => TextTokenizer.Load(path));

        Assert.Contains(path, e.Message, StringComparison.Ordinal);
        Assert.IsAssignableFrom<IOException>(e.InnerException);
        Assert.Throws<TokenizerException>(() => TextTokenizer.Load(Path.GetTempPath()));
        Assert.Throws<ArgumentException>(() => TextTokenizer.Load(""));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("{ \"model\": { \"type\": \"BPE\" } }", "no SentencePiece model")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 4241003\n", "no SentencePiece model")]
    public void Load_FileOfAnotherKind_SaysSo(string content, string message)
    {
        var e = Assert.Throws<TokenizerException>(() => ModelBuilder.Load(System.Text.Encoding.UTF8.GetBytes(content)));

        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Golden.Gemma)]
    [InlineData(Golden.T5)]
    public void Load_FileTruncatedAnywhere_IsRefused(string fixture)
    {
        byte[] file = File.ReadAllBytes(Golden.ModelPath(fixture));
        var lengths = Enumerable.Range(0, 200).Select(i => i * (file.Length / 200)).Append(file.Length - 1).Append(1);

        Assert.All(lengths, length => Assert.Throws<TokenizerException>(() => ModelBuilder.Load(file[..length])));
    }

    private static ModelProto Edited(Action<ModelProto> edit)
    {
        var model = ModelBuilder.BytePair("a", "b");
        edit(model);
        return model;
    }
}
