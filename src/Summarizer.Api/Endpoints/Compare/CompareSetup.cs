using Summarizer.Api.Endpoints.Plan;

namespace Summarizer.Api.Endpoints.Compare;

/// <summary>Registers comparisons and plans.</summary>
internal static class CompareSetup
{
    public static void AddComparison(this IServiceCollection services)
    {
        services.AddSingleton<CompareRules>();
        services.AddSingleton<BaselineLocator>();
        services.AddSingleton<ComparisonLock>();
        services.AddSingleton<MeasurementSwitch>();
        services.AddSingleton<MachineDevice>();
        services.AddSingleton<PlanReader>();
    }
}
