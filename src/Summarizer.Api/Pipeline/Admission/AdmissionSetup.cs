namespace Summarizer.Api.Pipeline.Admission;

/// <summary>Registers admission.</summary>
internal static class AdmissionSetup
{
    public static void AddAdmission(this IServiceCollection services)
    {
        services.AddSingleton<AdmissionController>();
        services.AddSingleton<KeyQuotaRegistry>();
        services.AddSingleton<Clients>();
    }
}
