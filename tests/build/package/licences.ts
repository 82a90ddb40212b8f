interface ShippedPackage {
  readonly name: string;
  readonly version: string;
}

const { shippedPackages } = (await import(new URL('../../../build/licences.mjs', import.meta.url).href)) as {
  readonly shippedPackages: () => readonly ShippedPackage[];
};

export { shippedPackages };
