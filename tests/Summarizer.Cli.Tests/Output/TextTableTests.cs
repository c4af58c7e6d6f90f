using Summarizer.Cli.Output;

namespace Summarizer.Cli.Tests.Output;

public sealed class TextTableTests
{
    [Fact]
    public void WriteTo_Pipe_AlignsColumnsWithoutTrailingSpaces()
    {
        using var writer = new StringWriter { NewLine = "\n" };

        new TextTable("id", "piece").Row("7", "a long piece").Row("1234", "b").WriteTo(writer, isTerminal: false);

        Assert.Equal("id    piece\n7     a long piece\n1234  b\n", writer.ToString());
    }

    [Fact]
    public void WriteTo_PipeWithoutHeaders_HasNoHeaderLine()
    {
        using var writer = new StringWriter { NewLine = "\n" };

        new TextTable("", "").Row("name", "pocket").WriteTo(writer, isTerminal: false);

        Assert.Equal("name  pocket\n", writer.ToString());
    }

    [Fact]
    public void WriteTo_Terminal_ShowsCellsWithBracketsAsTheyAre()
    {
        using var writer = new StringWriter();

        // Spectre reads [x] as markup where it is let.
        new TextTable("piece").Row("[bold]").WriteTo(writer, isTerminal: true);

        Assert.Contains("[bold]", writer.ToString(), StringComparison.Ordinal);
    }
}
