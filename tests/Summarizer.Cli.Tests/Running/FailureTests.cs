using Summarizer.Bundles;
using Summarizer.Cli.Running;
using Summarizer.Engine.Requests;
using Summarizer.Evaluation.Data;
using Summarizer.Export;
using Summarizer.Tokenization.Model;

namespace Summarizer.Cli.Tests.Running;

public sealed class FailureTests
{
    public static TheoryData<Exception> Foreseen =>
    [
        new BundleException("why"),
        new ExportException("why"),
        new EngineException(EngineError.InputTooLong, "why"),
        new TokenizerException("why"),
        new EvaluationDataException("why"),
        new CommandException("why"),
        new IOException("why"),
        new UnauthorizedAccessException("why"),
    ];

    [Theory]
    [MemberData(nameof(Foreseen))]
    public void Of_ForeseenFailure_IsItsMessageAndOne(Exception error) =>
        Assert.Equal(new Failure(ExitCode.Failed, "why", IsDefect: false), Failure.Of(error, cancelled: false));

    [Fact]
    public void Of_UsageException_IsTwo() =>
        Assert.Equal(new Failure(ExitCode.Usage, "why", IsDefect: false), Failure.Of(new UsageException("why"), cancelled: false));

    [Fact]
    public void Of_AnythingElse_NamesTheTypeAndIsADefect() =>
        Assert.Equal(
            new Failure(ExitCode.Failed, "unexpected InvalidOperationException: why", IsDefect: true),
            Failure.Of(new InvalidOperationException("why"), cancelled: false));

    [Fact]
    public void Of_CancellationThatWasAskedFor_Is130() =>
        Assert.Equal(
            new Failure(ExitCode.Cancelled, "cancelled", IsDefect: false), Failure.Of(new OperationCanceledException(), cancelled: true));

    [Fact]
    public void Of_CancellationThatNobodyAskedFor_IsADefect() =>
        Assert.True(Failure.Of(new OperationCanceledException(), cancelled: false).IsDefect);

    [Fact]
    public void Of_MessageOfSeveralLines_IsOneLine() =>
        Assert.Equal("first second", Failure.Of(new IOException("first\r\n  second\n"), cancelled: false).Line);
}
