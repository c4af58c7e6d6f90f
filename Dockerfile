# syntax=docker/dockerfile:1

# The CPU image. There is no CUDA one yet: the projects reference ONNX Runtime's CPU package only, so CUDA libraries in the image would be
# carried along and never used.

FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
ARG TARGETARCH
# Commit that /info shows; .git stays outside the build.
ARG REVISION=
WORKDIR /source
COPY .editorconfig global.json Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY eng/ eng/
COPY src/ src/
# The committed OpenAPI document is part of the sources: making it again would run the program on the build machine.
RUN --mount=type=cache,target=/root/.nuget/packages \
    dotnet publish src/Summarizer.Api/Summarizer.Api.csproj --configuration Release --arch $TARGETARCH --self-contained false \
    --output /app -p:SourceRevisionId=$REVISION -p:OpenApiGenerateDocumentsOnBuild=false

# Of this image ONNX Runtime needs glibc, libgcc_s and libstdc++; the plain chiselled variant has all three. Nothing here needs
# what the -extra variant adds: the program runs in the invariant culture and in UTC.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled AS final
# A bundle folder of this repository, for an image with another model inside. A volume at /models replaces it.
ARG MODEL=models/pocket
WORKDIR /app
COPY --from=build /app ./
COPY LICENSE ./
COPY ${MODEL}/ /models/
ENV ASPNETCORE_HTTP_PORTS=8080 \
    Summarizer__ModelPath=/models
EXPOSE 8080
# The image's user "app", as a number: Kubernetes can tell from a number that it is not root.
USER 1654:1654
ENTRYPOINT ["dotnet", "Summarizer.Api.dll"]
