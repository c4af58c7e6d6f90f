using System.ComponentModel.DataAnnotations;
using StackExchange.Redis;

namespace Summarizer.Api.Options;

/// <summary>Checks that a connection string can be read; whether somebody answers shows later. The message never holds the string, which may have a password in it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RedisAddressAttribute() : ValidationAttribute("{0} is not a connection string of StackExchange.Redis such as 'host:6379,password=...,ssl=true'.")
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
