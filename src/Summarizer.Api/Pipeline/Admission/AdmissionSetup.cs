namespace Summarizer.Api.Pipeline.Admission;

/// <summary>The door.</summary>
internal static class AdmissionSetup
{
    public static void AddAdmission(this IServiceCollection services)
    {
        services.AddSingleton<AdmissionController>();
        services.AddSingleton<KeyQuotaRegistry>();
        services.AddSingleton<Clients>();
    }
}
