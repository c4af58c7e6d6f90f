using Summarizer.TestModels;

namespace Summarizer.Deployment.Tests.Documentation;

/// <summary>A hub on this machine with the repositories that the pages name; their weights are small and random.</summary>
internal static class PageHub
{
    private const string Token = "Bearer hf_...";

    /// <summary>Starts it.</summary>
    public static async Task<LoopbackHub> StartAsync()
    {
        var hub = await LoopbackHub.StartAsync();
        Publish(hub, "bart", "facebook/bart-large-cnn", "37f520fa929c961707657b28798b30c003dd100b");
        Publish(hub, "bart", "sshleifer/distilbart-cnn-12-6", new string('c', 40));
        Publish(hub, "flan-t5", "google/flan-t5-base", "7bcac572ce56db69c1ea7c8af255c5d7c9672fc2");
        Publish(hub, "t5gemma-it", "google/t5gemma-b-b-prefixlm-it", new string('b', 40));

        // Whoever has not accepted its terms does not get T5Gemma.
        hub.Fault = async context =>
        {
            if (!context.Request.Path.Value!.Contains("t5gemma", StringComparison.Ordinal) || context.Request.Headers.Authorization == Token)
            {
                return false;
            }

            await LoopbackHub.Refuse(context, 401, "GatedRepo");
            return true;
        };
        return hub;
    }

    private static void Publish(LoopbackHub hub, string family, string repository, string commit)
    {
        TinyCheckpoint.Publish(hub, family, repository);
        hub.Repositories[repository].Commit = commit;
    }
}
