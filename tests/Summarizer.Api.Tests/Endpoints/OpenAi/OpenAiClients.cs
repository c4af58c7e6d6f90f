using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Chat;

namespace Summarizer.Api.Tests.Endpoints.OpenAi;

/// <summary>OpenAI's own client, pointed at a service.</summary>
internal static class OpenAiClients
{
    public const string Model = "pocket";

    public static OpenAIClient Create(Uri service, int retries = 3) => new(
        new ApiKeyCredential("unused"),
        new OpenAIClientOptions { Endpoint = new Uri(service, "/v1"), RetryPolicy = new ClientRetryPolicy(retries) });

    public static ChatClient Chat(this HttpClient client, int retries = 3, string model = Model) => Create(client.BaseAddress!, retries).GetChatClient(model);
}
