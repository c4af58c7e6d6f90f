using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Summarizer.Api.Tests;

public sealed class EventIdTests
{
    private static readonly int[] Declared = [.. typeof(EventIds).GetFields().Select(f => (int)f.GetRawConstantValue()!)];

    [Fact]
    public void EventIds_All_AreUnique() => Assert.Distinct(Declared);

    [Fact]
    public void LogMessages_All_UseEveryDeclaredIdOnce()
    {
        const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var used = typeof(EventIds).Assembly.GetTypes().SelectMany(t => t.GetMethods(Any)).Select(m => m.GetCustomAttribute<LoggerMessageAttribute>()?.EventId).OfType<int>();

        Assert.Equal(Declared.Order(), used.Order());
    }
}
