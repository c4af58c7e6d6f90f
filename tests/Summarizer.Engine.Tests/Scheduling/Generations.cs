using Summarizer.Engine.Decoding;
using Summarizer.Engine.Requests;
using Summarizer.Engine.Scheduling;

namespace Summarizer.Engine.Tests.Scheduling;

/// <summary>Requests without an engine.</summary>
internal static class Generations
{
    public static Sequence Of(int inputTokens, int rows = 1) => Create(inputTokens, rows, Caller.Unnamed, CancellationToken.None);

    public static Sequence From(string caller, int inputTokens, RequestPriority priority = RequestPriority.Interactive) =>
        Create(inputTokens, 1, new Caller(caller, priority), CancellationToken.None);

    public static Sequence Continuing(int inputTokens) => Create(inputTokens, 1, Caller.Unnamed, CancellationToken.None, continues: true);

    public static Sequence Cancelled(int inputTokens) => Create(inputTokens, 1, Caller.Unnamed, new CancellationToken(canceled: true));

    private static Sequence Create(int inputTokens, int rows, Caller caller, CancellationToken cancellation, bool continues = false)
    {
        var request = new GenerationRequest
        {
            InputIds = new int[inputTokens],
            MaxTokens = 8,
            Caller = caller,
            Continues = continues,
            Beams = rows > 1 ? new BeamOptions { Count = rows } : null,
        };
        var processors = new LogitsProcessors(request.Sampling, 0, []);
        Search search = request.Beams is { } beams ? new BeamSearch(beams, [2], 8, [], processors) : new TokenSearch([2], 8, [], processors);
        return new Sequence(request, search, null, new GenerationClock(TimeProvider.System), cancellation);
    }
}
