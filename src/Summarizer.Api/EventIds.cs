namespace Summarizer.Api;

/// <summary>Event ids of all log messages of the service. An id is never used for another message.</summary>
internal static class EventIds
{
    // Serving
    public const int ModelReady = 1;
    public const int ModelFailed = 2;
    public const int Draining = 3;
    public const int SampleRequest = 4;
    public const int NoEmbeddingModel = 5;
    public const int PullStarted = 6;
    public const int PullProgress = 7;
    public const int PullWarning = 8;
    public const int PullFinished = 9;

    // Http.Problems
    public const int RequestFailed = 10;

    // Pipeline.Telemetry
    public const int RequestFinished = 20;
    public const int TaskFinished = 30;
    public const int TaskFailed = 31;

    // Endpoints.Admin
    public const int ModelSwapped = 40;
    public const int ModelFreed = 41;
    public const int BundleRefused = 42;

    // Pipeline.Resilience
    public const int CircuitOpened = 50;
    public const int CircuitClosed = 51;

    // Pipeline.Caching
    public const int RedisLost = 60;
    public const int RedisBack = 61;
    public const int RedisCommandFailed = 62;

    // Pipeline.Security
    public const int KeysReloaded = 70;
    public const int KeysKept = 71;
    public const int KeysRequired = 72;
    public const int UnauthenticatedBinding = 73;

    // Endpoints.Compare
    public const int BaselineFailed = 80;
}
