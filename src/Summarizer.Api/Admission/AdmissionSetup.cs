namespace Summarizer.Api.Admission;

/// <summary>The door.</summary>
internal static class AdmissionSetup
{
    public static void AddAdmission(this IServiceCollection services)
    {
        services.AddSingleton<AdmissionDoor>();
        services.AddSingleton<QuotaBook>();
        services.AddSingleton<Clients>();
    }
}
