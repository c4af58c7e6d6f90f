using k8s;
using k8s.Models;

namespace Summarizer.Deployment.Tests.Support;

/// <summary>
/// The objects of operators that this repository uses, with just the fields that it uses; any other fails the strict parser.
/// </summary>
internal static class Operators
{
    /// <summary>Their types, as the parser of the official client wants them.</summary>
    public static Dictionary<string, Type> Types { get; } = new()
    {
        ["monitoring.coreos.com/v1/ServiceMonitor"] = typeof(ServiceMonitor),
        ["monitoring.coreos.com/v1/PrometheusRule"] = typeof(PrometheusRule),
        ["keda.sh/v1alpha1/ScaledObject"] = typeof(ScaledObject),
    };
}

internal abstract class OperatorObject : IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = "";

    public string Kind { get; set; } = "";

    public V1ObjectMeta Metadata { get; set; } = new();
}

internal sealed class ServiceMonitor : OperatorObject
{
    public ServiceMonitorSpec Spec { get; set; } = new();
}

internal sealed class ServiceMonitorSpec
{
    public V1LabelSelector Selector { get; set; } = new();

    public List<ScrapeEndpoint> Endpoints { get; set; } = [];
}

internal sealed class ScrapeEndpoint
{
    public string Port { get; set; } = "";

    public string Path { get; set; } = "";

    public string Interval { get; set; } = "";

    public string ScrapeTimeout { get; set; } = "";
}

internal sealed class PrometheusRule : OperatorObject
{
    public PrometheusRuleSpec Spec { get; set; } = new();
}

internal sealed class PrometheusRuleSpec
{
    public List<RuleGroup> Groups { get; set; } = [];
}

internal sealed class RuleGroup
{
    public string Name { get; set; } = "";

    public List<Rule> Rules { get; set; } = [];
}

internal sealed class Rule
{
    public string? Record { get; set; }

    public string? Alert { get; set; }

    public string Expr { get; set; } = "";

    public string? For { get; set; }

    public Dictionary<string, string> Labels { get; set; } = [];

    public Dictionary<string, string> Annotations { get; set; } = [];
}

internal sealed class ScaledObject : OperatorObject
{
    public ScaledObjectSpec Spec { get; set; } = new();
}

internal sealed class ScaledObjectSpec
{
    public V2CrossVersionObjectReference ScaleTargetRef { get; set; } = new();

    public int MinReplicaCount { get; set; }

    public int MaxReplicaCount { get; set; }

    public int PollingInterval { get; set; }

    public ScaledObjectAdvanced Advanced { get; set; } = new();

    public List<ScaleTrigger> Triggers { get; set; } = [];
}

internal sealed class ScaledObjectAdvanced
{
    public HorizontalPodAutoscalerConfig HorizontalPodAutoscalerConfig { get; set; } = new();
}

internal sealed class HorizontalPodAutoscalerConfig
{
    public V2HorizontalPodAutoscalerBehavior Behavior { get; set; } = new();
}

internal sealed class ScaleTrigger
{
    public string Type { get; set; } = "";

    public string Name { get; set; } = "";

    public string MetricType { get; set; } = "";

    public Dictionary<string, string> Metadata { get; set; } = [];
}
