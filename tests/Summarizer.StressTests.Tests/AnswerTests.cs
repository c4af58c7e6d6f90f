using System.Text;
using Summarizer.StressTests.Fuzzing;

namespace Summarizer.StressTests.Tests;

/// <summary>A judge that cannot find fault is worth nothing.</summary>
public sealed class AnswerTests
{
    private const string Problem = """{"type":"t","title":"t","status":422,"detail":"d","code":"c","request_id":"r"}""";

    [Theory]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", 200, "{}", true)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n", 200, "{}", true)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{", 200, "", false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}", 200, "{}", false)]
    [InlineData("HTTP/1.1 200 O", 0, "", false)]
    public void Parse_Bytes_GivesStatusAndBody(string bytes, int status, string body, bool complete)
    {
        var answer = Assert.Single(Answer.Parse(Encoding.UTF8.GetBytes(bytes), withoutBodies: false));

        Assert.Equal((status, body, complete), (answer.Status, Encoding.UTF8.GetString(answer.Body), answer.Complete));
    }

    [Fact]
    public void Parse_NoHttp_Throws() => Assert.Throws<FormatException>(() => Answer.Parse("SSH-2.0\r\n\r\n"u8, withoutBodies: false));

    [Theory]
    [InlineData(422, "application/problem+json", Problem, null)]
    [InlineData(400, "application/problem+json", Problem, "another status")]
    [InlineData(422, "application/problem+json", """{"status":422}""", "broken problem")]
    [InlineData(500, "application/problem+json", Problem, "status 500")]
    [InlineData(503, "", "", "status 503")]
    [InlineData(200, "application/json", "{", "no JSON")]
    [InlineData(200, "text/event-stream", "event: summary.started\n", "neither completes")]
    [InlineData(200, "text/event-stream", "event: error\ndata: {}\n\n", null)]
    public void Verdict_OfAnswer_FindsWhatIsWrong(int status, string type, string body, string? wrong)
    {
        var verdict = Verdict.Of(FuzzCase.Of([]), new Echo([1], Closed: true), [new Answer(status, type, Encoding.UTF8.GetBytes(body), Complete: true)]);

        Assert.True(wrong is null ? verdict is null : verdict?.Contains(wrong, StringComparison.Ordinal) == true, verdict);
    }

    [Fact]
    public void Verdict_SecretInAProblem_IsFound()
    {
        var body = Problem.Replace("\"d\"", $"\"{Bodies.Secret}\"", StringComparison.Ordinal);

        Assert.Contains("document text", Verdict.Of(FuzzCase.Of([]), new Echo([1], Closed: true), [new Answer(422, "application/problem+json", Encoding.UTF8.GetBytes(body), Complete: true)]));
    }

    [Fact]
    public void Verdict_NoEnd_IsAHang() => Assert.Contains("no end", Verdict.Of(FuzzCase.Of([]), new Echo([], Closed: false), []));

    [Fact]
    public void Families_SameSeed_DrawTheSame() => Assert.All(Family.All, family =>
        Assert.Equal(family.Draw(new Random(5)).Pieces.SelectMany(p => p), family.Draw(new Random(5)).Pieces.SelectMany(p => p)));
}
