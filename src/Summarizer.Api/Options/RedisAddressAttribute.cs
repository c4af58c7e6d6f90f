using System.ComponentModel.DataAnnotations;
using StackExchange.Redis;

namespace Summarizer.Api.Options;

/// <summary>
/// Checks that a connection string can be parsed. It does not connect. The message never contains the string, which may hold a password.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RedisAddressAttribute() : ValidationAttribute(
    "{0} is not a connection string of StackExchange.Redis such as 'host:6379,password=...,ssl=true'.")
{
    /// <inheritdoc/>
    public override bool IsValid(object? value)
    {
        try
        {
            return value is not string text || ConfigurationOptions.Parse(text).EndPoints.Count > 0;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return false;
        }
    }
}
