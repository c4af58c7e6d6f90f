using Summarizer.Api.Plan;

namespace Summarizer.Api.Compare;

/// <summary>What comparisons and plans need.</summary>
internal static class CompareSetup
{
    public static void AddComparison(this IServiceCollection services)
    {
        services.AddSingleton<CompareRules>();
        services.AddSingleton<BaselineLocator>();
        services.AddSingleton<ComparisonLock>();
        services.AddSingleton<MachineDevice>();
        services.AddSingleton<PlanReader>();
    }
}
