using Microsoft.Playwright;

namespace Summarizer.Page.Tests.Support;

/// <summary>One state of the page that a visitor can see.</summary>
/// <param name="Name">Its name, also in the names of pictures.</param>
/// <param name="Tab">Fragment of the tab that is open.</param>
/// <param name="Reach">
/// Brings the page there. Where something has to be seen while it happens, the service is frozen until the result is disposed.
/// </param>
internal sealed record PageState(string Name, string Tab, Func<IPage, ServiceProcess, Task<IDisposable?>> Reach)
{
    /// <summary>Height of the window on a desktop, in CSS pixels.</summary>
    public int Height { get; init; } = 860;

    /// <summary>Whether the service answers with problems on the way, which the browser writes to its console.</summary>
    public bool HasProblem { get; init; }

    /// <summary>Whether the state belongs to a comparison, which takes the machine.</summary>
    public bool Measures { get; init; }

    /// <summary>Whether the state is one of a model that reads long documents in parts, which the shipped one does not.</summary>
    public bool NeedsParts { get; init; }

    /// <summary>A state that stays as it is.</summary>
    public static PageState Of(string name, string tab, Func<IPage, Task> reach) => new(name, tab, async (page, _) =>
    {
        await reach(page);
        return null;
    });

    /// <summary>A state that passes, held by freezing the service when the condition holds.</summary>
    public static PageState While(
        string name, string tab, Func<IPage, Task> start, Func<IPage, Task> holds) => new(name, tab, async (page, service) =>
    {
        await start(page);
        await holds(page);
        return service.Freeze();
    });
}
