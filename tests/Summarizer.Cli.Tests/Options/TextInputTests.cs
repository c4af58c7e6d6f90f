using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;

namespace Summarizer.Cli.Tests.Options;

public sealed class TextInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("-")]
    [InlineData("file")]
    public void Read_Text_IsUnchangedDownToTheLastLineBreak(string source) =>
        Assert.Equal(" naïve\r\n\n", Read(source, " naïve\r\n\n"u8.ToArray()));

    [Fact]
    public void Read_ByteOrderMark_IsLeftOutUnlessKept()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, (byte)'a'];

        Assert.Equal("a", Read("file", bytes));
        Assert.Equal("\uFEFFa", Read("file", bytes, keepByteOrderMark: true));
    }

    [Fact]
    public void Read_NotUtf8_NamesTheByte()
    {
        var error = Assert.Throws<CommandException>(() => Read("file", [(byte)'a', (byte)'b', 0xFF]));

        Assert.Contains("byte 2", error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder["file"], error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoSuchFile_SaysSo()
    {
        var error = Assert.Throws<CommandException>(() => TextInput.Read(_folder["none"], Streams([])));

        Assert.Contains(_folder["none"], error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Read(string source, byte[] bytes, bool keepByteOrderMark = false)
    {
        if (source != "-")
        {
            source = _folder[source];
            File.WriteAllBytes(source, bytes);
        }

        return TextInput.Read(source, Streams(bytes), keepByteOrderMark);
    }

    private static Terminal Streams(byte[] input) => new()
    {
        Out = TextWriter.Null,
        Error = TextWriter.Null,
        OpenInput = () => new MemoryStream(input),
        CurrentDirectory = ".",
    };
}
