namespace Summarizer.TextModel.Tests.Blocks;

public sealed class PlainTextBlocksTests
{
    private const string Board = "The harbour board of Marwick said on Monday that the Northern Ferry Company must pay for the repair of the pier, which was hit by the ship Ada Harlow in March 2023 during a storm. "
        + "Captain Denby of the ship told the board that the radio of the harbour office was silent for an hour before the accident. "
        + "The board will meet again in June to hear the engineers of the Colne Institute, who have studied the pier.";

    public static TheoryData<int> Widths => [36, 40, 44, 48, 52, 60, 66, 72, 76, 80, 90, 100, 110, 120];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Analyze_WrappedAtAnyWidth_FindsTheSameSentences(int width)
    {
        var text = TextAnalyzer.Analyze(Wrap(Board, width, ""));

        Assert.Equal(TextAnalyzer.Analyze(Board).Sentences.Select(s => Board.Substring(s.Offset, s.Length)), text.Sentences.Select(s => text.OnOneLine(s)));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Analyze_QuotedAndWrapped_FindsTheSameSentences(int width)
    {
        var text = TextAnalyzer.Analyze(Wrap(Board, width, "> "));

        Assert.Equal(BlockKind.Quotation, Assert.Single(text.Blocks).Kind);
        Assert.Equal(TextAnalyzer.Analyze(Board).Sentences.Select(s => Board.Substring(s.Offset, s.Length)), text.Sentences.Select(s => text.OnOneLine(s)));
    }

    [Theory]
    [InlineData("马威克市议会周一决定关闭大桥两\n年，因为检查发现八根缆绳中有两\n根出现裂缝。修理费用为九百万英\n镑，由县政府支付。", "马威克市议会周一决定关闭大桥两年，因为检查发现八根缆绳中有两根出现裂缝。", "修理费用为九百万英镑，由县政府支付。")]
    [InlineData("Der Stadtrat beschloss am Montag in der\nSitzung, die Brücke wegen Rissen in den\nSeilen für zwei Jahre zu sperren. Die\nReparatur kostet neun Millionen Euro.", "Der Stadtrat beschloss am Montag in der Sitzung, die Brücke wegen Rissen in den Seilen für zwei Jahre zu sperren.", "Die Reparatur kostet neun Millionen Euro.")]
    [InlineData("The gate is closed since Monday.\r\nThe bridge is open again.\r\n\r\nThe ferry runs.\r\n", "The gate is closed since Monday.", "The bridge is open again.", "The ferry runs.")]
    [InlineData("The gate is closed since Monday.\rThe bridge is open again.", "The gate is closed since Monday.", "The bridge is open again.")]
    [InlineData("The gate is closed since Monday\u2028The bridge is open again\u2029The ferry runs every ten minutes", "The gate is closed since Monday", "The bridge is open again", "The ferry runs every ten minutes")]
    [InlineData("Roses are red\nViolets are blue\nSugar is sweet", "Roses are red", "Violets are blue", "Sugar is sweet")]
    [InlineData("The council met in the long-\nterm car park.", "The council met in the long-term car park.")]
    [InlineData("The international council met. The inter-\nnational council left.", "The international council met.", "The international council left.")]
    public void Analyze_LineBreaks_StandInsideSentencesOrEndThem(string text, params string[] sentences)
    {
        var analyzed = TextAnalyzer.Analyze(text);

        Assert.Equal(sentences, analyzed.Sentences.Select(s => analyzed.OnOneLine(s)));
    }

    [Theory]
    [InlineData("Report on the Bridge\n\n1. Introduction\n\nThe bridge was built in 1911. It is old.\n\nCONCLUSIONS\nClose it now.\n\nNext steps\n==========\nThe council votes.", "Title Heading Paragraph Heading Paragraph Heading Furniture Paragraph")]
    [InlineData("Steps:\n- Close the bridge\n- Replace the cables\n\nCosts:\n1. Steel: 3.5 million\n2. Work: 4 million", "Heading ListItem ListItem Heading ListItem ListItem")]
    [InlineData("Opening hours\nMonday | 9-17\nTuesday | closed\n\nCall us at any time.", "Heading TableRow TableRow Paragraph")]
    [InlineData("Name\tAge\tCity\nAda\t41\tMarwick\nBen\t35\tColne", "TableHeader TableRow TableRow")]
    [InlineData("Use it like this:\n```\nx = 1\n```\nIt runs at once.", "Paragraph Code Paragraph")]
    [InlineData("From: Anna\nTo: Ben\nSubject: Bridge\n\nDear Ben,\n\nThe bridge is closed.\n\nBest regards,\nAnna\n\nOn Sunday, Ben wrote:\n> Is it closed?\n\n-- \nAnna", "MessageHeader MessageHeader MessageHeader SignOff Paragraph SignOff MessageHeader Quotation SignOff")]
    [InlineData("[10:02] Anna: hi all\n[10:03] Ben: is it closed?", "SpeakerTurn SpeakerTurn")]
    [InlineData("12/05/2024, 10:02 - Anna: Hi!\n12/05/2024, 10:03 - Ben: Yes.", "SpeakerTurn SpeakerTurn")]
    [InlineData("<anna> hello\n<ben> the server is down", "SpeakerTurn SpeakerTurn")]
    [InlineData("Name: Ada\nAge: 41\nCity: Marwick\n\nShe lives alone.", "TableRow TableRow TableRow Paragraph")]
    [InlineData("The bridge is old.\n\nFigure 3: The bridge in 1911.\n\nFigure 3 shows the bridge. It is long.\n\n[1] Smith (2010).", "Paragraph Caption Paragraph Footnote")]
    [InlineData("The bridge is closed.\n\n- 3 -\n\nThe ferry runs.\n\nPage 4 of 10\n\nIt is cheap.", "Paragraph Furniture Paragraph Furniture Paragraph")]
    [InlineData("1\n00:00:01,000 --> 00:00:04,000\nWe closed the bridge on\nMonday.\n", "Furniture Furniture Paragraph")]
    [InlineData("A. Smith wrote it. He was old.\n\nB. Jones did not.", "Paragraph Paragraph")]
    [InlineData("Note: the bridge is closed. The ferry runs.", "Paragraph")]
    [InlineData("2024-05-01 10:02:33 INFO server started\n2024-05-01 10:02:34 ERROR disk full", "Code")]
    public void Analyze_PlainText_FindsItsBlocks(string text, string kinds) =>
        Assert.Equal(kinds, string.Join(' ', TextAnalyzer.Analyze(text).Blocks.Select(b => b.Kind)));

    [Fact]
    public void Analyze_Turns_NameTheirSpeaker()
    {
        var text = TextAnalyzer.Analyze("INTERVIEWER: When was it built?\n\nDR. SMITH: In 1911. The cables came from Colne,\nwhere the mill stood.\n\nINTERVIEWER: Thank you.");

        Assert.Equal(["INTERVIEWER", "DR. SMITH", "INTERVIEWER"], text.Blocks.Select(b => b.Speaker));
        Assert.Equal(["When was it built?", "In 1911.", "The cables came from Colne, where the mill stood.", "Thank you."], text.Sentences.Select(s => text.OnOneLine(s)));
    }

    [Fact]
    public void Analyze_NestedList_EntriesKnowWhatIntroducesThem()
    {
        var blocks = TextAnalyzer.Analyze("We need three things:\n* food\n  - bread\n  - butter\n* water").Blocks;

        Assert.Equal([null, 0, 1, 1, 0], blocks.Select(b => b.LeadIn));
        Assert.Equal([null, 1, 2, 2, 1], blocks.Select(b => b.Level));
    }

    [Fact]
    public void Analyze_Mail_OnlyItsTextIsProse()
    {
        var text = TextAnalyzer.Analyze("From: Anna\nTo: Ben\n\nHi Ben,\n\nThe bridge is closed.\n\nThanks,\nAnna\n\nOn Sunday, Ben Jones wrote:\n> Is it closed?\n> I must know.");

        Assert.Equal(["The bridge is closed."], text.Sentences.Where(s => s.IsProse).Select(s => text[s]));
    }

    private static string Wrap(string text, int width, string mark)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > width)
            {
                lines.Add("");
            }

            lines[^1] += lines[^1].Length > 0 ? " " + word : word;
        }

        return string.Join('\n', lines.Select(l => mark + l));
    }
}
