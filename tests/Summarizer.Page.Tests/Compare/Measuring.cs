using Summarizer.Page.Tests.Support;

namespace Summarizer.Page.Tests.Compare;

/// <summary>Tests that share the service that may compare, one after the other: it measures one comparison at a time.</summary>
[CollectionDefinition(Name)]
public sealed class Measuring : ICollectionFixture<MeasuringService>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "measuring service";
}
